using NodaTime;

namespace LeadDesk.Core.Sla;

/// <summary>
/// The open times of one year as instants, with the working time before each, so that a question about them is two binary searches.
/// </summary>
internal sealed class OpenYear
{
    private readonly long[] opens, closes, before;

    private OpenYear(List<(long Opens, long Closes)> intervals)
    {
        opens = [.. intervals.Select(interval => interval.Opens)];
        closes = [.. intervals.Select(interval => interval.Closes)];
        before = new long[intervals.Count];

        for (var i = 0; i < before.Length; i++)
        {
            before[i] = Total;
            Total += closes[i] - opens[i];
        }
    }

    /// <summary>Working time of the whole year, in ticks of 100 ns.</summary>
    public long Total { get; }

    /// <summary>Working ticks from the year's beginning to a moment.</summary>
    public long Until(long moment)
    {
        var i = LastOpened(moment);
        return i < 0 ? 0 : before[i] + Math.Min(moment, closes[i]) - opens[i];
    }

    /// <summary>The first moment by which this much of the year was worked; more than 0, at most <see cref="Total"/>.</summary>
    public long After(long worked)
    {
        var (low, high) = (0, before.Length - 1);

        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = before[middle] < worked ? (middle, high) : (low, middle - 1);
        }

        return opens[low] + worked - before[low];
    }

    /// <summary>Whether the calendar closes at this very moment.</summary>
    public bool IsClosing(long moment) => Array.BinarySearch(closes, moment) >= 0;

    /// <summary>The first open moment at or after this one; null when the year has none.</summary>
    public long? NextOpen(long moment)
    {
        var i = LastOpened(moment);
        return i >= 0 && moment < closes[i] ? moment : i + 1 < opens.Length ? opens[i + 1] : null;
    }

    /// <summary>All open intervals that begin in a UTC year; one that reaches over the year's end is cut there.</summary>
    public static OpenYear Of(CalendarDefinition calendar, DateTimeZone zone, int year)
    {
        var (from, until) = (StartOf(year), StartOf(year + 1));
        var all = new List<(long Opens, long Closes)>();

        // Two days more on each side: a window may run past midnight, and local dates differ from UTC's by up to a day.
        for (var date = new DateOnly(year, 1, 1).AddDays(-2); date <= new DateOnly(year, 12, 31).AddDays(2); date = date.AddDays(1))
        {
            foreach (var window in calendar.On(date))
            {
                all.AddRange(InstantsOf(date, window, zone).Select(open => (Math.Max(open.Opens, from), Math.Min(open.Closes, until))).Where(open => open.Item1 < open.Item2));
            }
        }

        return new(Merged(all));
    }

    public static long StartOf(int year) => Instant.FromUtc(year, 1, 1, 0, 0).ToUnixTimeTicks();

    // The wall clock shows a time of the window: so hours that a change of clocks leaves out do not count, and those it repeats count twice.
    private static IEnumerable<(long Opens, long Closes)> InstantsOf(DateOnly date, TimeWindow window, DateTimeZone zone)
    {
        var from = LocalDateTime.FromDateTime(date.ToDateTime(window.Opens));
        var until = from.PlusTicks(window.Length.Ticks);

        foreach (var stretch in zone.GetZoneIntervals(from.WithOffset(Offset.MaxValue).ToInstant(), until.WithOffset(Offset.MinValue).ToInstant()))
        {
            var first = from.WithOffset(stretch.WallOffset).ToInstant();
            var last = until.WithOffset(stretch.WallOffset).ToInstant();
            first = stretch.HasStart ? Instant.Max(first, stretch.Start) : first;
            last = stretch.HasEnd ? Instant.Min(last, stretch.End) : last;

            if (first < last)
            {
                yield return (first.ToUnixTimeTicks(), last.ToUnixTimeTicks());
            }
        }
    }

    private static List<(long Opens, long Closes)> Merged(List<(long Opens, long Closes)> all)
    {
        var merged = new List<(long Opens, long Closes)>(all.Count);

        foreach (var (opens, closes) in all.OrderBy(open => open.Opens))
        {
            if (merged.Count > 0 && opens <= merged[^1].Closes)
            {
                merged[^1] = (merged[^1].Opens, Math.Max(merged[^1].Closes, closes));
            }
            else
            {
                merged.Add((opens, closes));
            }
        }

        return merged;
    }

    private int LastOpened(long moment)
    {
        var found = Array.BinarySearch(opens, moment);
        return found >= 0 ? found : ~found - 1;
    }
}
