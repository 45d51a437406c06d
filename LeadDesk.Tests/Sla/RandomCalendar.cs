using LeadDesk.Core.Sla;
using NodaTime;

namespace LeadDesk.Tests.Sla;

/// <summary>Calendars as odd as people make them, around days on which clocks change.</summary>
internal static class RandomCalendar
{
    /// <summary>Zones, each with a date round which something happens to its clocks.</summary>
    public static IReadOnlyList<(string Zone, DateOnly Around)> Places { get; } =
    [
        ("Europe/Berlin", new(2026, 3, 29)), ("Europe/Berlin", new(2026, 10, 25)),
        ("America/New_York", new(2026, 3, 8)), ("America/New_York", new(2026, 11, 1)),
        ("Australia/Lord_Howe", new(2026, 4, 5)), ("Australia/Lord_Howe", new(2026, 10, 4)),
        ("Asia/Kathmandu", new(2026, 1, 1)), ("Pacific/Apia", new(2011, 12, 30)),
        ("America/Sao_Paulo", new(2018, 11, 4)), ("America/Sao_Paulo", new(2018, 2, 18)),
        ("Antarctica/Troll", new(2026, 3, 29)), ("Antarctica/Troll", new(2026, 10, 25)),
        ("Africa/Casablanca", new(2026, 2, 15)), ("UTC", new(2028, 2, 29)),
    ];

    public static CalendarDefinition Of(Random random, string zone, DateOnly around) => new()
    {
        Zone = zone,
        Weekly = Enum.GetValues<DayOfWeek>().Where(day => day == around.DayOfWeek || random.Next(4) > 0).ToDictionary(day => day, IReadOnlyList<TimeWindow> (_) => Windows(random, 1 + random.Next(3))),
        Holidays = [.. Enumerable.Range(0, random.Next(3)).Select(_ => around.AddDays(random.Next(-12, 12))).Distinct().Order()],
        Special = [.. Enumerable.Range(0, random.Next(3)).Select(i => new SpecialDay(around.AddDays((random.Next(-4, 4) * 3) + i), Windows(random, random.Next(3))))],
    };

    /// <summary>Whether the wall clock shows an open time, found without any of the arithmetic under test.</summary>
    public static bool ShowsOpen(CalendarDefinition calendar, DateTimeZone zone, Instant moment)
    {
        var (date, time) = (moment.InZone(zone).Date.ToDateOnly(), moment.InZone(zone).TimeOfDay.ToTimeOnly());
        return WindowsOn(calendar, date).Any(window => time >= window.Opens && (window.Closes <= window.Opens || time < window.Closes))
            || WindowsOn(calendar, date.AddDays(-1)).Any(window => window.Closes <= window.Opens && time < window.Closes);
    }

    private static IReadOnlyList<TimeWindow> WindowsOn(CalendarDefinition calendar, DateOnly date)
    {
        foreach (var special in calendar.Special)
        {
            if (special.Date == date)
            {
                return special.Windows;
            }
        }

        return !calendar.Holidays.Contains(date) && calendar.Weekly.TryGetValue(date.DayOfWeek, out var windows) ? windows : [];
    }

    private static List<TimeWindow> Windows(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Window(random))];

    private static TimeWindow Window(Random random)
    {
        var opens = new TimeOnly(random.Next(24), random.Next(4) * 15);
        var closes = random.Next(4) == 0 ? TimeOnly.MinValue : new TimeOnly(random.Next(24), random.Next(60));
        return opens == closes ? TimeWindow.WholeDay : new(opens, closes);
    }
}
