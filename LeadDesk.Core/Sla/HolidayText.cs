using System.Globalization;
using System.Text.RegularExpressions;

namespace LeadDesk.Core.Sla;

/// <summary>Reads holidays as people have them: a list with a date in each line, or a calendar file (.ics, RFC 5545).</summary>
public static partial class HolidayText
{
    /// <summary>How far a holiday that comes every year is written out.</summary>
    public const int YearsAhead = 10;

    private const int MostDays = 62;

    private static readonly string[] Forms =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "d.M.yyyy", "d. MMMM yyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy",
    ];

    /// <param name="today">Repeating entries are written out from here.</param>
    public static HolidaysRead Read(string text, DateOnly today) =>
        text.Contains("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase) ? OfFile(text, today) : OfLines(text);

    private static HolidaysRead OfLines(string text)
    {
        var (dates, notRead) = (new SortedSet<DateOnly>(), new List<string>());

        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Span().Match(line) is { Success: true } span && DateIn(span.Groups["from"].Value) is { } from && DateIn(span.Groups["to"].Value) is { } to)
            {
                var days = to.DayNumber - from.DayNumber + 1;
                dates.UnionWith(days is > 0 and <= MostDays ? Enumerable.Range(0, days).Select(from.AddDays) : []);
                notRead.AddRange(days is > 0 and <= MostDays ? [] : [$"{line} (a range goes forward and has at most {MostDays} days)"]);
            }
            else if (DateIn(line) is { } date)
            {
                dates.Add(date);
            }
            else
            {
                notRead.Add(Slashes().IsMatch(line) ? $"{line} (day or month first? Write it as 2026-12-25)" : line);
            }
        }

        return new([.. dates], notRead);
    }

    private static DateOnly? DateIn(string line)
    {
        if (Slashes().Match(line) is { Success: true } two)
        {
            var (first, second, year) = (Number(two, "first"), Number(two, "second"), Number(two, "year"));
            return first > 12 ? Made(year, second, first) : second > 12 || first == second ? Made(year, first, second) : null;
        }

        foreach (var candidate in Dates().Matches(line).Select(found => found.Value))
        {
            if (DateOnly.TryParseExact(candidate, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var date) && date.Year is > 1900 and < 2200)
            {
                return date;
            }
        }

        return null;
    }

    private static HolidaysRead OfFile(string text, DateOnly today)
    {
        var (dates, notRead) = (new SortedSet<DateOnly>(), new List<string>());
        var unfolded = Folds().Replace(text, "");

        foreach (var holiday in Events().Matches(unfolded).Select(found => found.Groups["holiday"].Value))
        {
            var name = ValueOf(holiday, "SUMMARY") ?? "an entry without a name";

            if (DayOf(ValueOf(holiday, "DTSTART")) is not { } first)
            {
                notRead.Add($"{name}: no date");
                continue;
            }

            // The end of whole days is exclusive; one with a time of day is its last day.
            var end = ValueOf(holiday, "DTEND");
            var last = DayOf(end) is { } until ? (end!.Contains('T', StringComparison.Ordinal) ? until : until.AddDays(-1)) : first;
            var days = Math.Clamp(last.DayNumber - first.DayNumber + 1, 1, MostDays);

            foreach (var start in Starts(first, ValueOf(holiday, "RRULE"), today, name, notRead))
            {
                dates.UnionWith(Enumerable.Range(0, days).Select(start.AddDays));
            }
        }

        return new([.. dates], notRead);
    }

    private static IEnumerable<DateOnly> Starts(DateOnly first, string? rule, DateOnly today, string name, List<string> notRead)
    {
        if (rule is null)
        {
            return [first];
        }

        if (!PlainYearly().IsMatch(rule))
        {
            notRead.Add($"{name}: repeats by a rule that is not read ({rule}); its first date was taken");
            return [first];
        }

        var years = Enumerable.Range(Math.Max(first.Year, today.Year), YearsAhead).Where(year => first.Month != 2 || first.Day != 29 || DateTime.IsLeapYear(year));
        return years.Select(year => new DateOnly(year, first.Month, first.Day));
    }

    private static string? ValueOf(string holiday, string name) =>
        Regex.Match(holiday, $@"^{name}(;[^:\r\n]*)?:(?<value>.*?)\r?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) is { Success: true } found ? found.Groups["value"].Value.Trim() : null;

    private static DateOnly? DayOf(string? value) =>
        value is { Length: >= 8 } && DateOnly.TryParseExact(value[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static DateOnly? Made(int year, int month, int day) => month is >= 1 and <= 12 && year >= 1 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?<first>\d{1,2})/(?<second>\d{1,2})/(?<year>\d{4})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slashes();

    [GeneratedRegex(@"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{8}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{1,2}\.? [A-Za-z]+ \d{4}\b|\b[A-Za-z]+ \d{1,2},? \d{4}\b", RegexOptions.None, 1000)]
    private static partial Regex Dates();

    [GeneratedRegex(@"(?<from>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\.? [A-Za-z]+ \d{4}|[A-Za-z]+ \d{1,2},? \d{4})\s*(-|–|—|\.\.\.?|to|until|till|bis)\s*(?<to>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\.? [A-Za-z]+ \d{4}|[A-Za-z]+ \d{1,2},? \d{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Span();

    [GeneratedRegex(@"\r?\n[ \t]", RegexOptions.None, 1000)]
    private static partial Regex Folds();

    [GeneratedRegex(@"BEGIN:VEVENT(?<holiday>.*?)END:VEVENT", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Events();

    [GeneratedRegex(@"^FREQ=YEARLY(;INTERVAL=1|;WKST=\w\w)*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PlainYearly();
}

/// <param name="Dates">In order, each once.</param>
/// <param name="NotRead">Lines or entries in which no date was found, with the reason where there is one.</param>
public sealed record HolidaysRead(IReadOnlyList<DateOnly> Dates, IReadOnlyList<string> NotRead);
