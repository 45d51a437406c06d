using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Notifications;

/// <summary>How a person wants to be told; each settles this for themselves.</summary>
public sealed class SaveNoticeSettings(IDbContextFactory<LeadDb> databases)
{
    /// <summary>The person's choices, or the usual ones.</summary>
    public async Task<NoticeChoiceSheet> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var settings = await db.NoticeSettings.AsNoTracking().FirstOrDefaultAsync(own => own.UserId == actor.UserId, cancellationToken);
        var usual = settings ?? new() { UserId = 0 };
        return new(NoticeKind.All.ToDictionary(kind => kind.Key, kind => settings.ChoiceFor(kind.Key)), usual.QuietFrom, usual.QuietUntil, usual.DigestAt, usual.Zone, settings?.Version ?? 0);
    }

    public async Task<Outcome> RunAsync(Actor actor, NoticeChoiceSheet wanted, CancellationToken cancellationToken = default)
    {
        if (actor.UserId is not { } person)
        {
            return Outcome.Refuse("Only people are told things.");
        }

        if (!NoticeTimes.IsZone(wanted.Zone))
        {
            return Outcome.Refuse($"There is no time zone “{wanted.Zone}”. Choose one from the list, such as Europe/Berlin. Nothing was saved.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WriteAsync(async ct =>
        {
            await db.HoldAsync([$"notice settings {person}"], ct);
            var settings = await db.NoticeSettings.FindAsync([person], ct);

            if ((settings?.Version ?? 0) != wanted.Version)
            {
                return Outcome.Refuse("You changed this in another window. Nothing was saved here; look at it again.");
            }

            if (settings is null)
            {
                settings = new() { UserId = person };
                db.NoticeSettings.Add(settings);
            }

            settings.Choices = NoticeChoices.Write(wanted.Choices);
            (settings.QuietFrom, settings.QuietUntil, settings.DigestAt, settings.Zone) = (wanted.QuietFrom, wanted.QuietUntil, wanted.DigestAt, wanted.Zone);
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, cancellationToken);
    }
}

/// <param name="Choices">By the key of a <see cref="NoticeKind"/>.</param>
/// <param name="QuietFrom">No mail from here; equal to the end for no quiet hours.</param>
/// <param name="Zone">IANA name.</param>
/// <param name="Version">As it was seen; 0 while nothing was chosen.</param>
public sealed record NoticeChoiceSheet(IReadOnlyDictionary<string, MailChoice> Choices, TimeOnly QuietFrom, TimeOnly QuietUntil, TimeOnly DigestAt, string Zone, int Version);
