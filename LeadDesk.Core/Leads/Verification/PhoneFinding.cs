namespace LeadDesk.Core.Leads.Verification;

public enum PhoneValidity
{
    /// <summary>There is no number, or no country to judge it by.</summary>
    Unknown,
    Valid,
    Invalid,
}

/// <summary>What a phone number is once its country is known.</summary>
/// <param name="E164">With + and calling code, at most 15 digits (ITU-T E.164); null when the country is not known or the number cannot exist.</param>
/// <param name="Reason">Why it is invalid, to be read after the number; else null.</param>
public readonly record struct PhoneFinding(string? E164, PhoneValidity Validity, string? Reason)
{
    private const int MostDigits = 15, FewestDigits = 7, LongestText = 60;

    private static readonly string[] Extensions = ["ext", "x", "#", ";", "durchwahl", "poste"];

    /// <summary>Reads a number as people write it: with blanks, brackets, 00 or + for abroad, (0) in between, an extension behind.</summary>
    /// <param name="country">By name or ISO code; tells what a number without + belongs to.</param>
    public static PhoneFinding Of(string? number, string? country)
    {
        if (string.IsNullOrWhiteSpace(number) || number.Length > LongestText)
        {
            return default;
        }

        var written = WithoutExtension(number.Trim()).Replace("(0)", "", StringComparison.Ordinal);
        var digits = string.Concat(written.Where(char.IsAsciiDigit));

        // Words instead of digits (0800-FLOWERS) or digits of another script are not judged.
        if (digits.Length == 0 || written.Any(char.IsLetter) || written.Any(letter => char.IsDigit(letter) && !char.IsAscii(letter)))
        {
            return default;
        }

        var home = PhonePlan.Find(country);
        return written.StartsWith('+') || written.StartsWith("(+", StringComparison.Ordinal) ? Abroad(digits)
            : digits.StartsWith("00", StringComparison.Ordinal) ? Abroad(digits[2..])
            : home is null ? default
            : home.Code == "1" && digits.StartsWith("011", StringComparison.Ordinal) ? Abroad(digits[3..])
            : AtHome(digits, home);
    }

    private static PhoneFinding Abroad(string digits)
    {
        if (digits.Length > MostDigits)
        {
            return new(null, PhoneValidity.Invalid, $"has {digits.Length} digits, and no number has more than {MostDigits}");
        }

        if (digits.StartsWith('0'))
        {
            return new(null, PhoneValidity.Invalid, "has a 0 where the country should be");
        }

        var plans = PhonePlan.Abroad(digits).ToList();

        if (plans.Count == 0)
        {
            return digits.Length < FewestDigits ? default : new("+" + digits, PhoneValidity.Unknown, null);
        }

        var national = digits[plans[0].Code.Length..];
        return plans.Exists(plan => plan.Allows(national)) ? new("+" + digits, PhoneValidity.Valid, null) : new(null, PhoneValidity.Invalid, Why(plans[0], national));
    }

    private static PhoneFinding AtHome(string digits, PhonePlan home)
    {
        var national = home.Trunk.Length > 0 && digits.StartsWith(home.Trunk, StringComparison.Ordinal) && !home.Allows(digits) ? digits[home.Trunk.Length..] : digits;

        // Some write the country without a +.
        return home.Allows(national) ? new("+" + home.Code + national, PhoneValidity.Valid, null)
            : digits.StartsWith(home.Code, StringComparison.Ordinal) && home.Allows(digits[home.Code.Length..]) ? new("+" + digits, PhoneValidity.Valid, null)
            : new(null, PhoneValidity.Invalid, Why(home, national));
    }

    private static string Why(PhonePlan plan, string national) =>
        national.Length < plan.Least ? $"is too short for {plan.Name}"
        : national.Length > plan.Most ? $"is too long for {plan.Name}"
        : $"cannot exist in {plan.Name}";

    /// <summary>The digits behind "ext." and its like; null when there are none.</summary>
    public static string? ExtensionOf(string? number) =>
        number?.Trim() is { Length: <= LongestText } written && string.Concat(written[WithoutExtension(written).Length..].Where(char.IsAsciiDigit)) is { Length: > 0 } digits ? digits : null;

    private static string WithoutExtension(string number)
    {
        foreach (var mark in Extensions)
        {
            if (number.Length > 1 && number.IndexOf(mark, 1, StringComparison.OrdinalIgnoreCase) is var at and > 4)
            {
                return number[..at];
            }
        }

        return number;
    }
}
