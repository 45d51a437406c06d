using System.Globalization;
using LeadDesk.Core;
using LeadDesk.Core.Sla;

namespace LeadDesk.Web.Calendars;

/// <summary>A calendar as it is being edited.</summary>
public sealed class CalendarDraft
{
    /// <summary>Monday first.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public string Name { get; set; } = "";
    public string Zone { get; set; } = "UTC";
    public Dictionary<DayOfWeek, List<WindowDraft>> Hours { get; } = Week.ToDictionary(day => day, _ => new List<WindowDraft>());
    public SortedSet<DateOnly> Holidays { get; } = [];
    public SortedDictionary<DateOnly, List<WindowDraft>> Special { get; } = [];

    public static CalendarDraft Of(CalendarDefinition definition, string name)
    {
        var draft = new CalendarDraft { Name = name, Zone = definition.Zone };

        foreach (var (day, windows) in definition.Weekly)
        {
            draft.Hours[day].AddRange(windows.Select(WindowDraft.Of));
        }

        draft.Holidays.UnionWith(definition.Holidays);

        foreach (var special in definition.Special)
        {
            draft.Special[special.Date] = [.. special.Windows.Select(WindowDraft.Of)];
        }

        return draft;
    }

    /// <summary>The calendar as it would be saved, or why it cannot be.</summary>
    public Outcome TryRead(out CalendarDefinition? definition)
    {
        definition = new()
        {
            Zone = Zone.Trim(),
            Weekly = Hours.ToDictionary(day => day.Key, IReadOnlyList<TimeWindow> (day) => [.. day.Value.Select(window => window.Window)]),
            Holidays = [.. Holidays],
            Special = [.. Special.Select(day => new SpecialDay(day.Key, [.. day.Value.Select(window => window.Window)]))],
        };
        return CalendarCheck.Check(definition);
    }

    /// <summary>Gives other days the same hours as one.</summary>
    public void Copy(DayOfWeek from, IEnumerable<DayOfWeek> to)
    {
        foreach (var day in to.Where(day => day != from))
        {
            Hours[day].Clear();
            Hours[day].AddRange(Hours[from].Select(window => new WindowDraft { From = window.From, To = window.To }));
        }
    }

    /// <summary>The next window that makes sense after those that are there.</summary>
    public static void AddTo(List<WindowDraft> windows) =>
        windows.Add(windows.Count == 0 ? new() { From = new(9, 0), To = new(17, 0) } : new() { From = windows[^1].To.AddHours(1), To = windows[^1].To.AddHours(4) });

    /// <summary>"09:00–12:00, 13:00–17:00", or "closed".</summary>
    public static string Words(IReadOnlyList<TimeWindow> windows) => windows.Count == 0 ? "closed"
        : string.Join(", ", windows.Select(window => window == TimeWindow.WholeDay ? "all day" : $"{Time(window.Opens)}–{(window.Closes == TimeOnly.MinValue ? "24:00" : Time(window.Closes))}"));

    /// <summary>"Mon–Fri 09:00–17:00": days with the same hours together.</summary>
    public static string Words(CalendarDefinition definition)
    {
        var days = Week.Select(day => (Name: day.ToString()[..3], Hours: Words(definition.Weekly.GetValueOrDefault(day) ?? []))).ToList();
        var parts = new List<string>();

        for (var i = 0; i < days.Count;)
        {
            var same = days.Skip(i).TakeWhile(day => day.Hours == days[i].Hours).Count();
            parts.AddRange(days[i].Hours == "closed" ? [] : [$"{days[i].Name}{(same > 1 ? "–" + days[i + same - 1].Name : "")} {days[i].Hours}"]);
            i += same;
        }

        return parts.Count == 0 ? "special days only" : string.Join(" · ", parts);
    }

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

public sealed class WindowDraft
{
    public TimeOnly From { get; set; }

    /// <summary>00:00 is the end of the day; at or before the beginning it lies on the next day.</summary>
    public TimeOnly To { get; set; }
    public TimeWindow Window => new(From, To);

    public static WindowDraft Of(TimeWindow window) => new() { From = window.Opens, To = window.Closes };
}
