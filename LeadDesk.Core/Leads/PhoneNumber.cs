namespace LeadDesk.Core.Leads;

/// <summary>Phone numbers as the desk compares them.</summary>
public static class PhoneNumber
{
    /// <summary>Digits with a leading + kept and 00 read as +; null when fewer than 5 or more than 15 digits (ITU-T E.164) remain.</summary>
    public static string? KeyOf(string? number)
    {
        if (string.IsNullOrWhiteSpace(number))
        {
            return null;
        }

        var trimmed = number.Trim();
        var digits = string.Concat(trimmed.Where(char.IsAsciiDigit));
        var international = trimmed.StartsWith('+') || digits.StartsWith("00", StringComparison.Ordinal);
        digits = digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : digits;
        return digits.Length is < 5 or > 15 ? null : international ? "+" + digits : digits;
    }
}
