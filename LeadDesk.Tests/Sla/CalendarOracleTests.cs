using LeadDesk.Core.Sla;
using NodaTime;

namespace LeadDesk.Tests.Sla;

/// <summary>The calendar against somebody who looks at the wall clock every minute.</summary>
public sealed class CalendarOracleTests
{
    private const int Days = 40, CalendarsOfAPlace = 20, CasesOfACalendar = 40;

    public static TheoryData<int> Places => [.. Enumerable.Range(0, RandomCalendar.Places.Count)];

    // 14 places × 20 calendars × 40 cases, each asked three ways: 33,600 answers.
    [Theory]
    [MemberData(nameof(Places))]
    public void Deadline_elapsed_and_next_opening_are_what_a_look_at_the_clock_every_minute_finds(int place)
    {
        var (zoneName, around) = RandomCalendar.Places[place];
        var zone = DateTimeZoneProviders.Tzdb[zoneName];
        var random = new Random(place);
        var from = Instant.FromUtc(around.Year, around.Month, around.Day, 0, 0) - Duration.FromDays(Days / 4);

        for (var i = 0; i < CalendarsOfAPlace; i++)
        {
            var definition = RandomCalendar.Of(random, zoneName, around);
            var calendar = new BusinessCalendar(definition);
            var open = Enumerable.Range(0, Days * 1440).Select(minute => RandomCalendar.ShowsOpen(definition, zone, from + Duration.FromMinutes(minute))).ToArray();

            for (var j = 0; j < CasesOfACalendar; j++)
            {
                var start = random.Next(Days * 1440 / 2);
                Check(calendar, open, from.ToDateTimeOffset(), start, random.Next(1, 3000), start + random.Next(Days * 1440 / 2));
            }
        }
    }

    private static void Check(BusinessCalendar calendar, bool[] open, DateTimeOffset from, int start, int minutes, int end)
    {
        var now = from.AddMinutes(start).ToOffset(TimeSpan.FromHours(start % 27 - 13));

        if (Walk(open, start, minutes) is { } deadline)
        {
            Assert.Equal(from.AddMinutes(deadline), calendar.Deadline(now, TimeSpan.FromMinutes(minutes)));
        }

        Assert.Equal(open[start..end].Count(isOpen => isOpen), calendar.Elapsed(now, from.AddMinutes(end)).TotalMinutes);

        if (Array.IndexOf(open, true, start) is >= 0 and var opening)
        {
            Assert.Equal(from.AddMinutes(opening), calendar.NextOpening(now));
        }
    }

    /// <summary>The minute after the last one that was worked; null when it lies beyond what was looked at.</summary>
    private static int? Walk(bool[] open, int start, int minutes)
    {
        for (var at = start; at < open.Length; at++)
        {
            minutes -= open[at] ? 1 : 0;

            if (minutes == 0)
            {
                return at + 1;
            }
        }

        return null;
    }
}
