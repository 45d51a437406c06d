using System.Collections.Concurrent;
using NodaTime;

namespace LeadDesk.Core.Sla;

/// <summary>
/// Reckons in working time. A moment is open when the wall clock of the calendar's zone shows a time of one of its windows; windows are
/// half-open. So an hour that a change of clocks leaves out is no working time, and one that it repeats counts twice. Exact to 100 ns, between
/// 1970 and 2200, both included; safe to share between threads. The server's own zone plays no part.
/// </summary>
public sealed class BusinessCalendar(CalendarDefinition definition)
{
    private const int FirstYear = 1970, LastYear = 2200;

    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb[definition.Zone];
    private readonly ConcurrentDictionary<int, OpenYear> years = new();

    public CalendarDefinition Definition => definition;

    /// <summary>
    /// The first moment by which this much working time has gone by since the start: one that falls on a closing time is that closing time. No
    /// time at all is over at the start, or when it is closed then, at the next opening; a closing time itself stays. Null when the calendar does
    /// not open for so long before 2201.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The working time is negative.</exception>
    public DateTimeOffset? Deadline(DateTimeOffset start, TimeSpan workingTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingTime, TimeSpan.Zero);

        if (workingTime == TimeSpan.Zero)
        {
            return In(YearOf(start)).IsClosing(TicksOf(start)) ? start.ToUniversalTime() : NextOpening(start);
        }

        var (year, from) = (YearOf(start), TicksOf(start));
        var left = workingTime.Ticks + In(year).Until(from);

        while (left > In(year).Total)
        {
            left -= In(year).Total;

            if (++year > LastYear)
            {
                return null;
            }
        }

        return MomentOf(In(year).After(left));
    }

    /// <summary>Working time from one moment to another; zero when the second is not later.</summary>
    public TimeSpan Elapsed(DateTimeOffset start, DateTimeOffset end)
    {
        if (end <= start)
        {
            return TimeSpan.Zero;
        }

        var (first, last) = (YearOf(start), YearOf(end));
        var worked = In(last).Until(TicksOf(end)) - In(first).Until(TicksOf(start));

        for (var year = first; year < last; year++)
        {
            worked += In(year).Total;
        }

        return TimeSpan.FromTicks(worked);
    }

    /// <summary>The moment itself when it is open, else when the calendar opens next; null when it does not before 2201.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset moment)
    {
        for (var year = YearOf(moment); year <= LastYear; year++)
        {
            if (In(year).NextOpen(TicksOf(moment)) is { } opening)
            {
                return MomentOf(opening);
            }
        }

        return null;
    }

    public bool IsOpen(DateTimeOffset moment) => NextOpening(moment) == moment;

    /// <summary>The date that the calendar's wall clock shows.</summary>
    public DateOnly DateAt(DateTimeOffset moment) => Instant.FromDateTimeOffset(moment).InZone(zone).Date.ToDateOnly();

    private static int YearOf(DateTimeOffset moment) => Math.Clamp(moment.UtcDateTime.Year, FirstYear, LastYear);

    private static long TicksOf(DateTimeOffset moment) => moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;

    private static DateTimeOffset MomentOf(long ticks) => new(ticks + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero);

    private OpenYear In(int year) => years.TryGetValue(year, out var known) ? known : years.GetOrAdd(year, made => OpenYear.Of(definition, zone, made));
}
