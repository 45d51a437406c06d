using System.Globalization;

namespace LeadDesk.Core.Exchange.Imports.Columns;

/// <summary>Reads moments as files write them. A year first is year-month-day; points are day.month.year; slashes follow the column's order.</summary>
public static class DateText
{
    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>UTC where no zone is written. Years 1900 to 2200; a time may follow the date.</summary>
    public static bool TryRead(string text, DateOrder order, out DateTimeOffset moment)
    {
        moment = default;
        text = text.Trim();

        if (text.Length is < 6 or > 40 || !char.IsAsciiLetterOrDigit(text[0]))
        {
            return false;
        }

        var written = Numeric(text, order) ?? (MonthNames.Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase)) ? text : null);
        return written is not null
            && DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment)
            && moment.Year is >= 1900 and <= 2200;
    }

    /// <summary>Whether the date can be read both ways, as another day each time.</summary>
    public static bool IsAmbiguous(string text) =>
        TryRead(text, DateOrder.DayFirst, out var first) && TryRead(text, DateOrder.MonthFirst, out var second) && first != second;

    // The same date as yyyy-MM-dd with the rest of the text behind it; null when it does not begin with three numbers.
    private static string? Numeric(string text, DateOrder order)
    {
        Span<int> parts = [0, 0, 0];
        Span<int> lengths = [0, 0, 0];
        var at = 0;
        var separator = '\0';

        for (var part = 0; part < 3; part++)
        {
            while (at < text.Length && char.IsAsciiDigit(text[at]) && lengths[part] < 4)
            {
                parts[part] = (parts[part] * 10) + (text[at++] - '0');
                lengths[part]++;
            }

            if (lengths[part] == 0 || (part < 2 && (at >= text.Length || text[at] is not ('-' or '/' or '.'))) || (part == 1 && text[at] != separator))
            {
                return null;
            }

            if (part < 2)
            {
                separator = text[at++];
            }
        }

        if (at < text.Length && text[at] is not (' ' or 'T' or ','))
        {
            return null;
        }

        var (year, month, day) = lengths[0] == 4 ? (parts[0], parts[1], parts[2])
            : separator == '.' || order == DateOrder.DayFirst ? (parts[2], parts[1], parts[0])
            : (parts[2], parts[0], parts[1]);
        year += lengths[0] != 4 && lengths[2] == 2 ? 2000 : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}{WithColonInZone(text[at..].Replace(',', ' '))}");
    }

    // "+0000" is +00:00.
    private static string WithColonInZone(string rest)
    {
        var sign = rest.LastIndexOfAny(['+', '-']);
        return sign > 0 && rest.Length - sign == 5 && rest.AsSpan(sign + 1).ContainsAnyExceptInRange('0', '9') is false ? rest.Insert(rest.Length - 2, ":") : rest;
    }
}
