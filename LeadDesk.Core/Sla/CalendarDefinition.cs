namespace LeadDesk.Core.Sla;

/// <summary>When a team works: hours of each weekday in a time zone, with the dates that differ.</summary>
public sealed record CalendarDefinition
{
    /// <summary>An IANA name, such as Europe/Berlin.</summary>
    public required string Zone { get; init; }

    /// <summary>A window belongs to the day on which it opens, also when it runs past midnight. Windows that overlap count once.</summary>
    public IReadOnlyDictionary<DayOfWeek, IReadOnlyList<TimeWindow>> Weekly { get; init; } = new Dictionary<DayOfWeek, IReadOnlyList<TimeWindow>>();

    /// <summary>Dates on which no window opens.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];
    public IReadOnlyList<SpecialDay> Special { get; init; } = [];

    /// <summary>Always open, in UTC.</summary>
    public static CalendarDefinition RoundTheClock { get; } = Of("UTC", TimeWindow.WholeDay, Enum.GetValues<DayOfWeek>());

    /// <summary>Monday to Friday, 9 to 17.</summary>
    public static CalendarDefinition OfficeHours(string zone) =>
        Of(zone, new(new(9, 0), new(17, 0)), [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]);

    /// <summary>The windows that open on a date, in the order they were written.</summary>
    public IReadOnlyList<TimeWindow> On(DateOnly date) =>
        Special.FirstOrDefault(day => day.Date == date) is { } special ? special.Windows
        : Holidays.Contains(date) ? []
        : Weekly.GetValueOrDefault(date.DayOfWeek) ?? [];

    private static CalendarDefinition Of(string zone, TimeWindow window, DayOfWeek[] days) =>
        new() { Zone = zone, Weekly = days.ToDictionary(day => day, IReadOnlyList<TimeWindow> (_) => [window]) };
}
