using System.Globalization;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Imports.Columns;

/// <summary>Reads numbers as spreadsheets of any country write them.</summary>
public static class NumberText
{
    private static readonly string[] Currencies = ["rs.", "rs", "inr", "eur", "usd", "gbp", "chf", "us$", "$", "€", "£", "¥", "₹"];

    /// <summary>
    /// "12,500", "1.234,5", "Rs. 1,20,00,000.00", "1 200 €", "45 %", "(300)". With both separators the last one is the decimal
    /// one; a single comma before exactly three digits groups.
    /// </summary>
    public static Outcome TryRead(string text, out FieldValue value) => TryRead(text, DecimalMark.Either, out value);

    /// <summary>The same for a column whose mark is known; refused when the number has it in the wrong place.</summary>
    public static Outcome TryRead(string text, DecimalMark mark, out FieldValue value)
    {
        var digits = Digits(text, out var negative);
        var plain = mark switch
        {
            DecimalMark.Point => With('.', ',', digits),
            DecimalMark.Comma => With(',', '.', digits),
            _ => WithPoint(digits),
        };
        var read = double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        value = read ? FieldValue.Of(negative ? -number : number) : FieldValue.Empty;
        return read ? Outcome.Done : Outcome.Refuse("is not a number");
    }

    /// <summary>The mark that ends its whole part, when it can be only one; null when it has none or could be read both ways.</summary>
    public static DecimalMark? MarkOf(string text)
    {
        var digits = Digits(text, out _);
        var (comma, point) = (digits.LastIndexOf(','), digits.LastIndexOf('.'));

        if (comma >= 0 && point >= 0)
        {
            return comma > point ? DecimalMark.Comma : DecimalMark.Point;
        }

        var mark = Math.Max(comma, point);
        return mark < 0 ? null
            : digits.IndexOf(digits[mark]) != mark ? digits[mark] == ',' ? DecimalMark.Point : DecimalMark.Comma
            : digits.Length - mark == 4 && mark is >= 1 and <= 3 && digits[0] != '0' ? null
            : digits[mark] == ',' ? DecimalMark.Comma : DecimalMark.Point;
    }

    /// <summary>Whether it is another number with a decimal comma than with a point.</summary>
    public static bool IsAmbiguous(string text) =>
        TryRead(text, DecimalMark.Point, out var one) is { Succeeded: true } && TryRead(text, DecimalMark.Comma, out var other) is { Succeeded: true } && one.Number != other.Number;

    private static string Digits(string text, out bool negative) =>
        string.Concat(Bare(text.Trim().ToLowerInvariant(), out negative).Where(letter => !char.IsWhiteSpace(letter) && letter is not '\'' and not '’'));

    // Nothing that can be read when a group comes behind the mark.
    private static string With(char mark, char group, string digits) =>
        digits.IndexOf(mark) is >= 0 and var at && digits.IndexOf(group, at) >= 0 ? "" : digits.Replace($"{group}", "", StringComparison.Ordinal).Replace(mark, '.');

    private static string Bare(string text, out bool negative)
    {
        negative = text is ['(', .., ')'];
        text = negative ? text[1..^1] : text;
        text = text.TrimEnd('%').Trim();

        foreach (var currency in Currencies)
        {
            if (text.StartsWith(currency, StringComparison.Ordinal))
            {
                return text[currency.Length..];
            }

            if (text.EndsWith(currency, StringComparison.Ordinal))
            {
                return text[..^currency.Length];
            }
        }

        return text;
    }

    private static string WithPoint(string text)
    {
        var comma = text.LastIndexOf(',');
        var point = text.LastIndexOf('.');

        if (comma < 0)
        {
            return text.Count(letter => letter == '.') > 1 ? text.Replace(".", "", StringComparison.Ordinal) : text;
        }

        var decimalComma = point >= 0 ? comma > point : text.IndexOf(',') == comma && text.Length - comma != 4;
        return decimalComma
            ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : text.Replace(",", "", StringComparison.Ordinal);
    }
}
