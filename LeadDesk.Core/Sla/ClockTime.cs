namespace LeadDesk.Core.Sla;

/// <summary>A stretch in which a clock stands still, half-open.</summary>
public sealed record Standstill(DateTimeOffset From, DateTimeOffset Until);

/// <summary>When a clock is due, with the times for which it stood still.</summary>
public static class ClockTime
{
    /// <summary>What a calendar that never opens again comes to: later than anybody waits.</summary>
    public static readonly DateTimeOffset Never = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The moment by which so much working time has gone by, not counting what falls into a standstill.</summary>
    /// <param name="holds">In any order; they may overlap.</param>
    public static DateTimeOffset DueAt(BusinessCalendar calendar, DateTimeOffset start, TimeSpan time, IEnumerable<Standstill> holds)
    {
        var (from, left) = (start, time);

        foreach (var hold in holds.Where(hold => hold.Until > start).OrderBy(hold => hold.From))
        {
            if (hold.From > from)
            {
                var worked = calendar.Elapsed(from, hold.From);

                if (worked >= left)
                {
                    break;
                }

                left -= worked;
            }

            from = hold.Until > from ? hold.Until : from;
        }

        return calendar.Deadline(from, left) ?? Never;
    }

    /// <summary>Working time from a start to a moment, without standstills.</summary>
    public static TimeSpan Run(BusinessCalendar calendar, DateTimeOffset start, DateTimeOffset until, IEnumerable<Standstill> holds)
    {
        var (from, run) = (start, TimeSpan.Zero);

        foreach (var hold in holds.Where(hold => hold.Until > start && hold.From < until).OrderBy(hold => hold.From))
        {
            run += calendar.Elapsed(from, hold.From);
            from = hold.Until > from ? hold.Until : from;
        }

        return run + calendar.Elapsed(from, until);
    }
}
