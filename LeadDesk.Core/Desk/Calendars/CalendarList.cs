using LeadDesk.Core.Data;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Calendars;

/// <summary>The desk's calendars. Everybody may look at them: they say when promises run.</summary>
public sealed class CalendarList(IDbContextFactory<LeadDb> databases)
{
    public async Task<IReadOnlyList<CalendarView>> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var used = await db.SlaPolicies.GroupBy(policy => policy.CalendarKey).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);
        var people = await db.RepProfiles.Where(profile => profile.CalendarKey != null).GroupBy(profile => profile.CalendarKey!).Select(same => new { same.Key, Count = same.Count() })
            .ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);
        return [.. (await db.Calendars.AsNoTracking().OrderBy(calendar => calendar.Name).ToListAsync(cancellationToken))
            .Select(calendar => ViewOf(actor, calendar) with { Policies = used.GetValueOrDefault(calendar.Key), People = people.GetValueOrDefault(calendar.Key) })];
    }

    /// <summary>One of them; null when there is none by this key.</summary>
    public async Task<CalendarView?> FindAsync(Actor actor, string key, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Calendars.FindAsync([CalendarKey.Of(key)], cancellationToken) is { } calendar ? ViewOf(actor, calendar) : null;
    }

    private static CalendarView ViewOf(Actor actor, SlaCalendar calendar) =>
        new(calendar.Key, calendar.Name, CalendarJson.Read(calendar.Definition), calendar.Version, calendar.ChangedAt, calendar.ChangedBy, actor.EditsCalendars);
}

/// <param name="MayEdit">Whether who asks may change it.</param>
public sealed record CalendarView(string Key, string Name, CalendarDefinition Definition, int Version, DateTimeOffset ChangedAt, string ChangedBy, bool MayEdit)
{
    /// <summary>How many policies reckon by it.</summary>
    public int Policies { get; init; }

    /// <summary>How many people work by it.</summary>
    public int People { get; init; }
}
