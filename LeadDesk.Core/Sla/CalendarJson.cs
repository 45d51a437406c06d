using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadDesk.Core.Sla;

/// <summary>
/// A calendar as text, as it is stored and as programs send it:
/// <c>{"zone": "Europe/Berlin", "weekly": {"mon": [["09:00", "17:00"]]}, "holidays": ["2026-12-25"], "special": [{"date": "2026-12-24", "windows": [["09:00", "12:00"]]}]}</c>.
/// </summary>
public static class CalendarJson
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static string Write(CalendarDefinition calendar) => JsonSerializer.Serialize(TextOf(calendar), Options);

    /// <summary>Reads what was stored.</summary>
    /// <exception cref="FormatException">It was not written by <see cref="Write"/>.</exception>
    public static CalendarDefinition Read(string json) => TryRead(json, out var calendar) is { Succeeded: false } refused ? throw new FormatException(refused.Refusal) : calendar!;

    /// <summary>Reads and checks; the refusal says which part is wrong.</summary>
    public static Outcome TryRead(string json, out CalendarDefinition? calendar)
    {
        calendar = null;

        try
        {
            return JsonSerializer.Deserialize<CalendarText>(json, Options) is { } text ? TryRead(text, out calendar) : Outcome.Refuse("There is no calendar in this text.");
        }
        catch (JsonException failure)
        {
            return Outcome.Refuse($"This is not a calendar: {failure.Path ?? "the text"} cannot be read.");
        }
    }

    public static Outcome TryRead(CalendarText text, out CalendarDefinition? calendar)
    {
        calendar = null;
        var problems = new List<string>();
        var read = new CalendarDefinition
        {
            Zone = text.Zone ?? "",
            Weekly = (text.Weekly ?? []).Select(day => (Day: DayOf(day.Key, problems), Windows: WindowsOf(day.Key, day.Value, problems)))
                .Where(day => day.Day is not null).GroupBy(day => day.Day!.Value).ToDictionary(same => same.Key, IReadOnlyList<TimeWindow> (same) => [.. same.SelectMany(day => day.Windows)]),
            Holidays = [.. (text.Holidays ?? []).Select(date => DateOf(date, problems)).Distinct().Order()],
            Special = [.. (text.Special ?? []).Select(day => new SpecialDay(DateOf(day.Date, problems), WindowsOf(day.Date ?? "special", day.Windows, problems)))],
        };

        if (problems.Count > 0)
        {
            return Outcome.Refuse(string.Join(" ", problems.Take(3)));
        }

        var outcome = CalendarCheck.Check(read);
        calendar = outcome.Succeeded ? read : null;
        return outcome;
    }

    /// <summary>The calendar in the words that programs send and get.</summary>
    public static CalendarText TextOf(CalendarDefinition calendar) => new()
    {
        Zone = calendar.Zone,
        Weekly = calendar.Weekly.OrderBy(day => ((int)day.Key + 6) % 7).ToDictionary(day => Days[(int)day.Key], day => TextOf(day.Value)),
        Holidays = [.. calendar.Holidays.Select(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
        Special = [.. calendar.Special.Select(day => new SpecialDayText { Date = day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Windows = TextOf(day.Windows) })],
    };

    /// <summary>"09:00", "9:00", "24:00" or with seconds; null when it is none.</summary>
    public static TimeOnly? TimeOf(string? text) => text?.Trim() is "24:00" or "24:00:00" ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text?.Trim(), ["H:mm", "H:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static List<List<string>> TextOf(IReadOnlyList<TimeWindow> windows) =>
        [.. windows.Select(window => new List<string> { TextOf(window.Opens), window.Closes == TimeOnly.MinValue ? "24:00" : TextOf(window.Closes) })];

    private static string TextOf(TimeOnly time) => time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);

    private static DayOfWeek? DayOf(string name, List<string> problems)
    {
        var day = Array.FindIndex(Days, day => name.Trim().Equals(day, StringComparison.OrdinalIgnoreCase));
        day = day >= 0 ? day : Array.FindIndex(Enum.GetNames<DayOfWeek>(), day => name.Trim().Equals(day, StringComparison.OrdinalIgnoreCase));

        if (day < 0)
        {
            problems.Add($"“{name}” is no weekday; write mon, tue, wed, thu, fri, sat or sun.");
        }

        return day < 0 ? null : (DayOfWeek)day;
    }

    private static DateOnly DateOf(string? text, List<string> problems)
    {
        if (!DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            problems.Add($"“{text}” is no date; write it as 2026-12-25.");
        }

        return date;
    }

    private static List<TimeWindow> WindowsOf(string where, List<List<string>>? windows, List<string> problems)
    {
        var read = new List<TimeWindow>();

        foreach (var pair in windows ?? [])
        {
            if (pair is [var from, var to] && TimeOf(from) is { } opens && !from.TrimStart().StartsWith("24", StringComparison.Ordinal) && TimeOf(to) is { } closes)
            {
                read.Add(new(opens, closes));
            }
            else
            {
                problems.Add($"{where}: a window is two times, such as [\"09:00\", \"17:00\"]; this one is [{string.Join(", ", pair ?? [])}].");
            }
        }

        return read;
    }
}

/// <summary>A calendar as programs send it.</summary>
public sealed record CalendarText
{
    public string? Zone { get; init; }

    /// <summary>mon to sun, each with its windows as pairs of times.</summary>
    public Dictionary<string, List<List<string>>>? Weekly { get; init; }
    public List<string>? Holidays { get; init; }
    public List<SpecialDayText>? Special { get; init; }
}

public sealed record SpecialDayText
{
    public string? Date { get; init; }
    public List<List<string>>? Windows { get; init; }
}
