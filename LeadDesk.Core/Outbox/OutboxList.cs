using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Outbox;

/// <summary>The mail that waits, went out or was given up; for admins. Null for everybody else.</summary>
public sealed class OutboxList(IDbContextFactory<LeadDb> databases, Post post)
{
    public const int PageSize = 50;

    public async Task<OutboxPageView?> AskAsync(Actor actor, MailState state, int page, CancellationToken cancellationToken = default)
    {
        if (!actor.Administers)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var counts = new Dictionary<MailState, int>();

        foreach (var each in Enum.GetValues<MailState>())
        {
            counts[each] = await Of(db.Outbox, each).CountAsync(cancellationToken);
        }

        var ordered = state switch
        {
            MailState.Waiting => Of(db.Outbox, state).OrderBy(mail => mail.DueAt),
            MailState.Sent => Of(db.Outbox, state).OrderByDescending(mail => mail.SentAt),
            _ => Of(db.Outbox, state).OrderByDescending(mail => mail.GivenUpAt),
        };
        var rows = await ordered.ThenBy(mail => mail.Id).Skip(Math.Max(0, page - 1) * PageSize).Take(PageSize).AsNoTracking().ToListAsync(cancellationToken);
        return new(post.Destination, post.IsFolder, counts, rows);
    }

    private static IQueryable<OutboxMail> Of(IQueryable<OutboxMail> mails, MailState state) => state switch
    {
        MailState.Waiting => mails.Where(mail => mail.SentAt == null && mail.GivenUpAt == null),
        MailState.Sent => mails.Where(mail => mail.SentAt != null),
        _ => mails.Where(mail => mail.SentAt == null && mail.GivenUpAt != null),
    };
}

public enum MailState
{
    Waiting,
    Sent,
    GivenUp,
}

/// <param name="Destination">The mail server, or the folder.</param>
public sealed record OutboxPageView(string Destination, bool IsFolder, IReadOnlyDictionary<MailState, int> Counts, IReadOnlyList<OutboxMail> Mails);
