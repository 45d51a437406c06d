using NodaTime;

namespace LeadDesk.Core.Sla;

/// <summary>What keeps a calendar from being used, in words.</summary>
public static class CalendarCheck
{
    public const int MostWindows = 12, MostDates = 2_000;

    /// <summary>Refuses an unknown zone, a calendar without any window, too many windows of a day, and dates that stand there twice.</summary>
    public static Outcome Check(CalendarDefinition calendar)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(calendar.Zone) is null)
        {
            return Outcome.Refuse($"There is no time zone “{calendar.Zone}”. Write an IANA name, such as Europe/Berlin or America/New_York.");
        }

        if (calendar.Weekly.Values.Concat(calendar.Special.Select(day => day.Windows)).Any(windows => windows.Count > MostWindows))
        {
            return Outcome.Refuse($"A day has at most {MostWindows} windows.");
        }

        if (calendar.Weekly.Values.Concat(calendar.Special.Select(day => day.Windows)).SelectMany(windows => windows).Any(IsNothing))
        {
            return Outcome.Refuse("A window opens and closes at the same time. For a whole day write 00:00 to 24:00.");
        }

        if (calendar.Weekly.Values.Concat(calendar.Special.Select(day => day.Windows)).All(windows => windows.Count == 0))
        {
            return Outcome.Refuse("No day has any hours, so no deadline would ever come. Give at least one day a window.");
        }

        return calendar.Holidays.Count + calendar.Special.Count > MostDates ? Outcome.Refuse($"A calendar holds at most {MostDates:N0} dates.")
            : calendar.Special.GroupBy(day => day.Date).FirstOrDefault(same => same.Count() > 1) is { } twice ? Outcome.Refuse($"{twice.Key:yyyy-MM-dd} has special hours twice. Write all its windows in one entry.")
            : Outcome.Done;
    }

    private static bool IsNothing(TimeWindow window) => window.Opens == window.Closes && window != TimeWindow.WholeDay;
}
