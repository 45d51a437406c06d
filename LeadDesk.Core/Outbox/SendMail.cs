using System.Net.Mail;
using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Outbox;

/// <summary>
/// Sends the mail that is due, each at least once. Who sends a mail first moves its due time on: nobody else touches it until then, and if the
/// sender dies it is due again, with the same id.
/// </summary>
public sealed class SendMail(IDbContextFactory<LeadDb> databases, Post post, TimeProvider clock)
{
    public const int MostAttempts = 12;

    private const int OneRound = 50;

    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    /// <summary>Minutes to wait after each failed attempt; the last one goes on.</summary>
    private static readonly int[] Pauses = [1, 5, 15, 60, 120, 240, 480];

    /// <summary>Sends what is due and says how many went out.</summary>
    public async Task<int> RunAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Administers)
        {
            return 0;
        }

        var sent = 0;

        for (var i = 0; i < OneRound && await ClaimAsync(cancellationToken) is { } mail; i++)
        {
            sent += await SendAsync(mail, cancellationToken) ? 1 : 0;
        }

        return sent;
    }

    /// <summary>When to try again after so many failed attempts.</summary>
    public static TimeSpan PauseAfter(int attempts) => TimeSpan.FromMinutes(Pauses[Math.Clamp(attempts, 1, Pauses.Length) - 1]);

    private async Task<OutboxMail?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        while (true)
        {
            var now = clock.GetUtcNow();

            if (await db.Outbox.AsNoTracking().Where(mail => mail.SentAt == null && mail.GivenUpAt == null && mail.DueAt <= now).OrderBy(mail => mail.DueAt).FirstOrDefaultAsync(cancellationToken) is not { } due)
            {
                return null;
            }

            var claimed = await db.WriteAsync(ct => db.Outbox.Where(mail => mail.Id == due.Id && mail.SentAt == null && mail.GivenUpAt == null && mail.DueAt == due.DueAt).ExecuteUpdateAsync(set => set
                .SetProperty(mail => mail.DueAt, now + Claim)
                .SetProperty(mail => mail.Attempts, mail => mail.Attempts + 1), ct), cancellationToken);

            if (claimed == 1)
            {
                due.Attempts++;
                return due;
            }
        }
    }

    private async Task<bool> SendAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await post.SendAsync(mail, cancellationToken);
        }
        catch (Exception failure) when (failure is SmtpException or FormatException or IOException or UnauthorizedAccessException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            await FailedAsync(mail, failure, cancellationToken);
            return false;
        }

        // It is out: that is written down even when the app is about to stop.
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        await db.WriteAsync(ct => db.Outbox.Where(row => row.Id == mail.Id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.SentAt, now)
            .SetProperty(row => row.LastError, (string?)null), ct), CancellationToken.None);
        return true;
    }

    private async Task FailedAsync(OutboxMail mail, Exception failure, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var error = Words(failure);

        // An address that is none does not become one.
        var givenUp = failure is FormatException || mail.Attempts >= MostAttempts ? now : (DateTimeOffset?)null;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.WriteAsync(ct => db.Outbox.Where(row => row.Id == mail.Id && row.SentAt == null).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.DueAt, now + PauseAfter(mail.Attempts))
            .SetProperty(row => row.LastError, error)
            .SetProperty(row => row.GivenUpAt, givenUp), ct), cancellationToken);
    }

    private static string Words(Exception failure) =>
        failure is OperationCanceledException ? "The mail server did not answer within a minute."
        : failure.InnerException is { } inner ? $"{failure.Message} {inner.Message}"
        : failure.Message;
}
