using System.Diagnostics;
using LeadDesk.Core.Sla;

namespace LeadDesk.Benchmarks;

/// <summary>What a deadline costs once its years are reckoned: office hours in Berlin, starts over two years, up to ten working days.</summary>
internal static class CalendarTimes
{
    private const int Deadlines = 2_000_000, Rounds = 5;

    public static void Print()
    {
        var calendar = new BusinessCalendar(CalendarDefinition.OfficeHours("Europe/Berlin"));
        var dice = new Random(20261122);
        var asked = Enumerable.Range(0, 4096)
            .Select(_ => (Start: new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(dice.Next(2 * 365 * 24 * 60)), Time: TimeSpan.FromMinutes(dice.Next(1, 10 * 8 * 60)))).ToArray();
        var best = double.MaxValue;
        long sum = 0;

        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();

            for (var i = 0; i < Deadlines; i++)
            {
                var (start, time) = asked[i % asked.Length];
                sum += calendar.Deadline(start, time)!.Value.Ticks;
            }

            best = Math.Min(best, watch.Elapsed.TotalMicroseconds / Deadlines);
        }

        Console.WriteLine($"A deadline: {best * 1000:0} ns, best of {Rounds} rounds of {Deadlines:N0} (check {sum % 1000})");
    }
}
