using LeadDesk.Core.Data;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Calendars;

/// <summary>Deletes a calendar that nothing rests on.</summary>
public sealed class DeleteCalendar(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Actor actor, string key, CancellationToken cancellationToken = default)
    {
        key = CalendarKey.Of(key);

        if (!actor.EditsCalendars)
        {
            return Outcome.Refuse("Only managers and admins delete calendars. Nothing was deleted.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WriteAsync(async ct =>
        {
            await db.HoldAsync(["calendars"], ct);

            if (await db.Calendars.FindAsync([key], ct) is not { } calendar)
            {
                return Outcome.Refuse($"There is no calendar “{key}”.");
            }

            if (await UseAsync(db, key, ct) is { } use)
            {
                return Outcome.Refuse($"{calendar.Name} is used by {use}. Give them another calendar first; nothing was deleted.");
            }

            db.Calendars.Remove(calendar);
            db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Deleted a calendar", calendar.Name));
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, cancellationToken);
    }

    private static async Task<string?> UseAsync(LeadDb db, string key, CancellationToken cancellationToken)
    {
        if (key is SlaCalendar.RoundTheClock or SlaCalendar.OfficeHours)
        {
            return "the desk itself, which falls back on it";
        }

        var policies = await db.SlaPolicies.Where(policy => policy.CalendarKey == key).OrderBy(policy => policy.Order).Select(policy => policy.Name).Take(3).ToListAsync(cancellationToken);

        if (policies.Count > 0)
        {
            return $"the policies {string.Join(", ", policies)}";
        }

        var people = await db.RepProfiles.Where(profile => profile.CalendarKey == key)
            .Join(db.Users, profile => profile.UserId, user => user.Id, (_, user) => user.DisplayName).Order().Take(3).ToListAsync(cancellationToken);
        return people.Count > 0 ? string.Join(", ", people)
            : await db.Clocks.IgnoreQueryFilters().AnyAsync(open => open.CalendarKey == key && open.StoppedAt == null, cancellationToken) ? "promises that still run"
            : null;
    }
}
