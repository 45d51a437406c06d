using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Calendars;

/// <summary>Makes a calendar or replaces its hours; open promises that rest on it are reckoned anew soon after.</summary>
public sealed class SaveCalendar(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <param name="name">Null keeps the name; a new calendar is then named by its key.</param>
    /// <param name="seen">The version that was looked at, 0 for one that is to be new; null replaces whatever is there.</param>
    public async Task<CalendarSaved> RunAsync(Actor actor, string key, string? name, CalendarDefinition definition, int? seen, CancellationToken cancellationToken = default)
    {
        key = CalendarKey.Of(key);
        name = name is null ? null : Folding.Storable(name).Trim();

        if (Check(actor, key, name).And(CalendarCheck.Check(definition)) is { Succeeded: false } refused)
        {
            return new(refused);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WriteAsync(ct => WriteAsync(db, actor, key, name, definition, seen, ct), cancellationToken);
    }

    private async Task<CalendarSaved> WriteAsync(LeadDb db, Actor actor, string key, string? name, CalendarDefinition definition, int? seen, CancellationToken cancellationToken)
    {
        // Two who save at once do so one after the other, and the later one is told.
        await db.HoldAsync(["calendars"], cancellationToken);
        var calendar = await db.Calendars.FindAsync([key], cancellationToken);

        if (seen is { } version && version != (calendar?.Version ?? 0))
        {
            return new(Outcome.Refuse(calendar is null ? "Somebody deleted this calendar a moment ago. Nothing of yours was saved."
                : version == 0 ? $"There is a calendar “{key}” already. Choose another key; nothing was saved."
                : $"{calendar.ChangedBy} changed this calendar after you opened it. Nothing of yours was saved; look at theirs and repeat."));
        }

        var (now, json, isNew) = (clock.GetUtcNow(), CalendarJson.Write(definition), calendar is null);

        if (calendar is null)
        {
            calendar = new() { Key = key, Name = name ?? key, Definition = json, ChangedAt = now, ChangedBy = actor.Name };
            db.Calendars.Add(calendar);
        }
        else
        {
            var hoursDiffer = calendar.Definition != json;

            if (!hoursDiffer && (name is null || calendar.Name == name))
            {
                return new(Outcome.Done) { Version = calendar.Version };
            }

            (calendar.Name, calendar.Definition, calendar.ChangedAt, calendar.ChangedBy) = (name ?? calendar.Name, json, now, actor.Name);

            if (hoursDiffer)
            {
                await ClocksToFollow.AfterCalendarAsync(db, key, cancellationToken);
            }
        }

        db.Audit.Add(AuditEntry.Of(actor, now, isNew ? "Made a calendar" : "Changed a calendar", calendar.Name));
        await db.SaveChangesAsync(cancellationToken);
        return new(Outcome.Done) { IsNew = isNew, Version = calendar.Version };
    }

    private static Outcome Check(Actor actor, string key, string? name) =>
        !actor.EditsCalendars ? Outcome.Refuse("Only managers and admins change calendars. Nothing was saved.")
        : name is { Length: 0 or > SlaCalendar.LongestName } ? Outcome.Refuse($"A calendar's name has 1 to {SlaCalendar.LongestName} characters. Nothing was saved.")
        : !CalendarKey.IsSound(key) ? Outcome.Refuse($"A calendar's key has 1 to {SlaCalendar.LongestKey} letters, digits, hyphens, dots or underscores. Nothing was saved.")
        : Outcome.Done;
}

/// <param name="Outcome">Whether it was saved.</param>
public sealed record CalendarSaved(Outcome Outcome)
{
    public bool IsNew { get; init; }

    /// <summary>The version that was saved; 0 when none was.</summary>
    public int Version { get; init; }
}
