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
    public static Outcome TryRead(string text, out FieldValue value)
    {
        var bare = Bare(text.Trim().ToLowerInvariant(), out var negative);
        var plain = WithPoint(string.Concat(bare.Where(letter => !char.IsWhiteSpace(letter) && letter is not '\'' and not '’')));
        var read = double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        value = read ? FieldValue.Of(negative ? -number : number) : FieldValue.Empty;
        return read ? Outcome.Done : Outcome.Refuse("is not a number");
    }

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
