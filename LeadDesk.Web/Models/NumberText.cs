using System.Globalization;

namespace LeadDesk.Web.Models;

/// <summary>Numbers as people type them: with a point or a comma before the decimals, with a minus as typed or as printed.</summary>
public static class NumberText
{
    public static string Write(double? number) => number is { } some ? some.ToString("0.######", CultureInfo.InvariantCulture) : "";

    /// <returns>What is wrong, in words; null when the number counts.</returns>
    public static string? TryRead(string? text, double least, double most, bool isOptional, bool isWhole, out double? number)
    {
        number = null;
        var plain = (text ?? "").Trim().Replace('−', '-').Replace(" ", "").Replace("\u00a0", "").TrimEnd('%');

        if (plain.Length == 0)
        {
            return isOptional ? null : "A number is needed";
        }

        if (plain.Count(letter => letter is '.' or ',') > 1 || !double.TryParse(plain.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) || !double.IsFinite(read))
        {
            return "This is no number";
        }

        if (read < least || read > most)
        {
            return read < least ? $"At least {Write(least)}" : $"At most {Write(most)}";
        }

        if (isWhole && read != Math.Floor(read))
        {
            return "A whole number is needed";
        }

        number = read;
        return null;
    }
}
