using LeadDesk.Core.Data;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Calendars;

/// <summary>Gives the desk the two calendars that it falls back on, where they are missing. What people made of theirs stays as it is.</summary>
public sealed class SeedCalendars(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <param name="zone">IANA name of the zone in which the office hours are meant; null for UTC.</param>
    public async Task<Outcome> RunAsync(Actor actor, string? zone = null, CancellationToken cancellationToken = default)
    {
        var hours = CalendarDefinition.OfficeHours(string.IsNullOrWhiteSpace(zone) ? "UTC" : zone.Trim());

        if (!actor.Administers)
        {
            return Outcome.Refuse("Only an admin can set up the first calendars.");
        }

        if (CalendarCheck.Check(hours) is { Succeeded: false } refused)
        {
            return refused;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return await db.WriteAsync(async ct =>
        {
            await db.HoldAsync(["calendars"], ct);
            await AddAsync(SlaCalendar.OfficeHours, "Office hours", hours, ct);
            await AddAsync(SlaCalendar.RoundTheClock, "Round the clock", CalendarDefinition.RoundTheClock, ct);
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, cancellationToken);

        async Task AddAsync(string key, string name, CalendarDefinition definition, CancellationToken ct)
        {
            if (await db.Calendars.FindAsync([key], ct) is null)
            {
                db.Calendars.Add(new() { Key = key, Name = name, Definition = CalendarJson.Write(definition), ChangedAt = now, ChangedBy = actor.Name });
            }
        }
    }
}
