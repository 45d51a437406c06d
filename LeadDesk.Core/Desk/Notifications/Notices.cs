using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Work;

namespace LeadDesk.Core.Desk.Notifications;

/// <summary>How a verb tells somebody something: within its own transaction, so that what is told has happened, and what happened is told.</summary>
public static class Notices
{
    private const int LongestTitle = 300;

    /// <summary>
    /// Adds a row under the person's bell and, when they want this kind at once, a mail that waits for the end of their quiet hours. The caller
    /// saves. Told of the same thing twice in one transaction, say as owner and as manager, a person gets it once; a disabled one gets no mail.
    /// </summary>
    /// <param name="kind">A key of <see cref="NoticeKind"/>.</param>
    /// <param name="path">Where it leads within the app, such as "/leads/7".</param>
    public static async Task AddAsync(
        LeadDb db, int userId, string kind, string title, string? text, long? leadId, string? path, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        title = Shortened(Folding.Storable(title));
        text = text is null ? null : Folding.Storable(text);

        if (db.Notifications.Local.Any(told => told.Id == 0 && told.UserId == userId && told.Kind == kind && told.LeadId == leadId && told.Title == title)
            || await db.Users.FindAsync([userId], cancellationToken) is not { } person)
        {
            return;
        }

        var settings = await db.NoticeSettings.FindAsync([userId], cancellationToken) ?? new() { UserId = userId };
        var mail = person.DisabledAt is null && settings.ChoiceFor(kind) == MailChoice.AtOnce ? Mail(person.Email, title, text, path, settings.SendAt(now), now) : null;

        if (mail is not null)
        {
            db.Outbox.Add(mail);
        }

        db.Notifications.Add(new() { UserId = userId, Kind = kind, LeadId = leadId, Path = path, Title = title, Text = text, At = now, MailedAt = mail is null ? null : now });
    }

    private static OutboxMail? Mail(string? to, string title, string? text, string? path, DateTimeOffset dueAt, DateTimeOffset now) => string.IsNullOrWhiteSpace(to) ? null : new()
    {
        Id = Guid.CreateVersion7(now),
        To = to,
        Subject = string.Join(' ', title.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        Body = string.Join("\n\n", new[] { title, text, path }.Where(part => !string.IsNullOrWhiteSpace(part))),
        CreatedAt = now,
        DueAt = dueAt,
    };

    private static string Shortened(string title) => title.Length <= LongestTitle ? title : string.Concat(title.AsSpan(0, LongestTitle - 1), "…");
}
