using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Notifications;

/// <summary>
/// Writes each person's digest at their hour: one mail a day with what they want to hear of collected, have not read, and were not mailed. Its id
/// follows from person and day, so that neither a restart nor a second process writes it twice.
/// </summary>
public sealed class SendDigests(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int MostLines = 50;

    private static readonly TimeSpan Oldest = TimeSpan.FromDays(7);

    /// <summary>Says how many digests were written.</summary>
    public async Task<int> RunAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Administers)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        var written = 0;

        foreach (var person in await WaitingAsync(now, cancellationToken))
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);

            try
            {
                written += await db.WriteAsync(ct => WriteAsync(db, person, now, ct), cancellationToken) ? 1 : 0;
            }
            catch (DbUpdateException failure) when (db.IsLostRace(failure))
            {
                // Another process wrote it.
            }
        }

        return written;
    }

    private async Task<List<int>> WaitingAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Unmailed(db, now).Select(notice => notice.UserId).Distinct().Join(db.Users.Where(user => user.DisabledAt == null && user.Email != null), id => id, user => user.Id, (id, _) => id)
            .ToListAsync(cancellationToken);
    }

    private static async Task<bool> WriteAsync(LeadDb db, int person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var settings = await db.NoticeSettings.FindAsync([person], cancellationToken) ?? new() { UserId = person };
        var (date, at) = settings.LatestDigest(now);
        var id = IdOf(person, date);
        var all = await Unmailed(db, now).Where(notice => notice.UserId == person && notice.At <= at).OrderBy(notice => notice.At).ThenBy(notice => notice.Id).ToListAsync(cancellationToken);
        var news = all.Where(notice => settings.ChoiceFor(notice.Kind) == MailChoice.Digest).ToList();

        if (news.Count == 0 || await db.Outbox.AnyAsync(mail => mail.Id == id, cancellationToken))
        {
            return false;
        }

        var to = (await db.Users.FindAsync([person], cancellationToken))!.Email!;
        db.Outbox.Add(new() { Id = id, To = to, Subject = news.Count == 1 ? news[0].Title.ReplaceLineEndings(" ") : $"{news.Count:N0} things at your desk", Body = BodyOf(news), CreatedAt = now, DueAt = settings.SendAt(now) });
        news.ForEach(notice => notice.MailedAt = now);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static IQueryable<Notification> Unmailed(LeadDb db, DateTimeOffset now)
    {
        var oldest = now - Oldest;
        return db.Notifications.Where(notice => notice.MailedAt == null && notice.ReadAt == null && notice.At >= oldest);
    }

    private static string BodyOf(List<Notification> news)
    {
        var body = new StringBuilder("What came up since the last digest and is still unread:\n");

        foreach (var notice in news.Take(MostLines))
        {
            body.Append('\n').Append(notice.Title).Append('\n');
            body.Append(string.IsNullOrWhiteSpace(notice.Text) ? "" : notice.Text.Trim() + "\n");
            body.Append(notice.Path is null ? "" : notice.Path + "\n");
        }

        body.Append(news.Count > MostLines ? string.Create(CultureInfo.InvariantCulture, $"\nand {news.Count - MostLines} more:\n/notifications\n") : "\nAll of them:\n/notifications\n");
        return body.ToString();
    }

    private static Guid IdOf(int person, DateOnly date) => new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"digest {person} {date:yyyy-MM-dd}"))).AsSpan(0, 16));
}
