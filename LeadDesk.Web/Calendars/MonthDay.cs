using System.Globalization;
using LeadDesk.Core.Sla;

namespace LeadDesk.Web.Calendars;

/// <summary>A day of the month picture: how it looks and what it says.</summary>
/// <param name="Short">"8 h", "off", "holiday".</param>
/// <param name="Words">The windows, and why the day differs.</param>
internal sealed record MonthDay(string Look, string Short, string Words)
{
    public static MonthDay Of(CalendarDefinition definition, DateOnly date)
    {
        var windows = definition.On(date);
        var isSpecial = definition.Special.Any(day => day.Date == date);
        var isHoliday = !isSpecial && definition.Holidays.Contains(date);
        var hours = Math.Min(24, windows.Sum(window => window.Length.TotalHours));
        var length = string.Create(CultureInfo.InvariantCulture, $"{hours:0.#} h");
        return new(
            isHoliday ? "cal-holiday" : windows.Count == 0 ? "cal-closed" : $"h-{(hours <= 4 ? 1 : hours <= 8 ? 2 : 3)}{(isSpecial ? " cal-special" : "")}",
            isHoliday ? "holiday" : windows.Count == 0 ? "off" : isSpecial ? $"{length} *" : length,
            $"{CalendarDraft.Words(windows)}{(isHoliday ? ", a holiday" : isSpecial ? ", a special day" : "")}");
    }
}
