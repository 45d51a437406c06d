using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;

namespace LeadDesk.Core.Desk.Calendars;

/// <summary>The key that programs and policies name a calendar by; upper and lower case are the same.</summary>
public static class CalendarKey
{
    public static string Of(string key) => key.Trim().ToLowerInvariant();

    public static bool IsSound(string key) =>
        key.Length is > 0 and <= SlaCalendar.LongestKey && key.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.' or '_');

    /// <summary>A key made of a name: "Support, nights" gives "support-nights"; empty when nothing of it can be used.</summary>
    public static string From(string name)
    {
        var bare = string.Join('-', string.Concat(Folding.Fold(name).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return bare.Length <= SlaCalendar.LongestKey ? bare : bare[..SlaCalendar.LongestKey].Trim('-');
    }
}
