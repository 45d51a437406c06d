namespace LeadDesk.Core.Leads.Verification;

/// <summary>One thing by which made-up leads are known.</summary>
/// <param name="Key">Stays the same for ever.</param>
/// <param name="Weight">How much it adds to the suspicion, 1–100.</param>
/// <param name="Find">Why it holds, as a sentence about this lead; null when it does not.</param>
public sealed record SuspicionCheck(string Key, string Name, int Weight, Func<SuspicionFacts, string?> Find)
{
    private const int LongestQuote = 60;

    /// <summary>Names that people put where they do not want to say theirs; the whole name, folded.</summary>
    private static readonly HashSet<string> Placeholders =
    [
        "test", "test test", "tester", "testing", "asd", "asd asd", "qwe", "qwe qwe", "abc", "abc abc", "xyz", "foo bar", "john doe", "jane doe", "max mustermann", "erika mustermann", "mario rossi test",
        "mickey mouse", "donald duck", "none", "none none", "unknown", "unknown unknown", "anonymous", "nobody", "n/a", "name", "first last", "firstname lastname", "vorname nachname", "no name", "aa", "aa aa", "xx", "xx xx",
    ];

    private static readonly string[] Links = ["http:", "https:", "www.", "://", ".com/", "t.me/", "bit.ly"];

    public static IReadOnlyList<SuspicionCheck> All { get; } =
    [
        new("trap", "Hidden field filled", 100, lead => lead.Has(FormSign.Trap) ? "The form's hidden field was filled, which people do not see" : null),
        new("fast", "Form filled too fast", 40, lead => lead.Has(FormSign.TooFast) ? $"The form was sent less than {FormSign.Fastest.Seconds} seconds after it was shown" : null),
        new("mail", "No e-mail address", 60, lead => lead is { Email: { } mail, Domain: null } ? $"“{Short(mail)}” is not an e-mail address" : null),
        new("disposable", "Throw-away e-mail", 70, lead => lead.Domain is { } domain && lead.Disposable.Contains(domain) ? $"Addresses at {domain} are thrown away after use" : null),
        new("role", "Mailbox of a post", 15, lead => lead.Mailbox is { } box && MailIdentity.IsRoleBox(box) ? $"{box}@ belongs to a post, not to a person" : null),
        new("free", "Personal e-mail", 5, lead => !lead.IsConsumer && lead.Domain is { } domain && EmailAddress.IsPersonal(domain) ? $"Anybody gets an address at {domain}" : null),
        new("mailbox", "Mashed e-mail", 30, lead => lead.Mailbox is { } box && box.Split('.', '-', '_', '+').Any(part => Mash.Is(part) || Mash.Repeats(part)) ? $"“{Short(box)}” before the @ looks like keys hit at random" : null),
        new("phone", "Phone cannot exist", 30, lead => lead.PhoneFound.Reason is { } reason ? $"The number {Short(lead.Phone!)} {reason}" : null),
        new("digits", "Phone of one digit", 30, lead => lead.Phone is { } phone && IsOneDigit(phone) ? $"The number {Short(phone)} is one digit again and again, or counts up" : null),
        new("lower", "Name in lower case", 10, lead => lead.Name.Any(char.IsLower) && !lead.Name.Any(char.IsUpper) && !lead.Name.Any(IsCaseless) ? $"“{Short(lead.Name)}” is written without a capital" : null),
        new("mash", "Mashed name", 40, lead => lead.Words.Any(Mash.Is) ? $"“{Short(lead.Name)}” looks like keys hit at random" : null),
        new("repeats", "Name repeats a letter", 40, lead => lead.Words.Any(Mash.Repeats) ? $"“{Short(lead.Name)}” repeats the same letters" : null),
        new("placeholder", "Placeholder for a name", 30, lead => lead.Words.Count > 0 && (Placeholders.Contains(string.Join(' ', lead.Words)) || Placeholders.Contains(lead.Name.ToLowerInvariant())) ? $"“{Short(lead.Name)}” is what people write instead of their name" : null),
        new("link", "Link in the name", 70, lead => Links.Any(link => lead.Name.Contains(link, StringComparison.OrdinalIgnoreCase)) ? $"The name holds a link: “{Short(lead.Name)}”" : null),
        new("figures", "Digits in the name", 20, lead => lead.Name.Count(char.IsAsciiDigit) >= 3 ? $"The name holds digits: “{Short(lead.Name)}”" : null),
    ];

    // Seven ones, or 1234567.
    private static bool IsOneDigit(string phone)
    {
        var digits = phone.Where(char.IsAsciiDigit).ToArray();
        var tail = digits.Length > 7 ? digits[^7..] : digits;
        return tail.Length == 7 && (tail.All(digit => digit == tail[0]) || "01234567890".Contains(new string(tail), StringComparison.Ordinal));
    }

    private static bool IsCaseless(char letter) => char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.OtherLetter;

    private static string Short(string written) => written.Length > LongestQuote ? written[..LongestQuote] + "…" : written;
}
