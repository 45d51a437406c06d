using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Desk.Calendars;

/// <summary>Reckons in the working time of one of the desk's calendars; anybody may ask. Null stands for a calendar that is not there.</summary>
public sealed class ReckonDeadline(CalendarList calendars)
{
    public static DateTimeOffset Earliest { get; } = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Exclusive.</summary>
    public static DateTimeOffset Latest { get; } = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task<Reckoned<DateTimeOffset>?> DeadlineAsync(Actor actor, string key, DateTimeOffset start, double minutes, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(actor, key, cancellationToken) is not { } calendar)
        {
            return null;
        }

        if (Outside(start) is { } refusal)
        {
            return new(default, "start", refusal);
        }

        if (!(minutes >= 0))
        {
            return new(default, "minutes", "must be 0 or more");
        }

        // No longer than the calendar reaches; beyond that no deadline is found anyway, and ticks would overflow.
        var ticks = Math.Round(Math.Min(minutes, (Latest - Earliest).TotalMinutes * 2) * TimeSpan.TicksPerMinute);
        return calendar.Deadline(start, TimeSpan.FromTicks((long)ticks)) is { } deadline
            ? new(deadline, null, null)
            : new(default, "minutes", "never ends: this calendar does not open for so long before 2201");
    }

    /// <summary>Working minutes from start to end; 0 when the end is not later.</summary>
    public async Task<Reckoned<double>?> ElapsedAsync(Actor actor, string key, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken = default) =>
        await FindAsync(actor, key, cancellationToken) is not { } calendar ? null
        : Outside(start) is { } early ? new(0, "start", early)
        : Outside(end) is { } late ? new(0, "end", late)
        : new(calendar.Elapsed(start, end).Ticks / (double)TimeSpan.TicksPerMinute, null, null);

    public async Task<Reckoned<DateTimeOffset>?> NextOpeningAsync(Actor actor, string key, DateTimeOffset start, CancellationToken cancellationToken = default) =>
        await FindAsync(actor, key, cancellationToken) is not { } calendar ? null
        : Outside(start) is { } refusal ? new(default, "start", refusal)
        : calendar.NextOpening(start) is { } opens ? new(opens, null, null)
        : new(default, "start", "is followed by no opening before 2201");

    private async Task<BusinessCalendar?> FindAsync(Actor actor, string key, CancellationToken cancellationToken) =>
        await calendars.FindAsync(actor, key, cancellationToken) is { } view ? new(view.Definition) : null;

    private static string? Outside(DateTimeOffset moment) => moment >= Earliest && moment < Latest ? null : "must lie between 1970 and 2199";
}

/// <param name="Wrong">Which input cannot be used; null when there is a result.</param>
/// <param name="Reason">Why not.</param>
public sealed record Reckoned<T>(T Result, string? Wrong, string? Reason);
