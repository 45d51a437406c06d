using System.Buffers;
using System.Globalization;
using System.Net.Mail;

namespace LeadDesk.Core.Leads;

/// <summary>E-mail addresses as the desk compares them.</summary>
public static class EmailAddress
{
    private static readonly IdnMapping Idn = new();

    private static readonly SearchValues<char> DomainLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    private static readonly SearchValues<char> LocalLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_+'");

    private static readonly HashSet<string> PersonalDomains =
    [
        "gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.uk", "yahoo.fr", "yahoo.de", "hotmail.com", "hotmail.co.uk", "hotmail.fr", "outlook.com", "outlook.de",
        "live.com", "msn.com", "icloud.com", "me.com", "mac.com", "aol.com", "gmx.de", "gmx.net", "gmx.at", "gmx.com", "web.de", "t-online.de", "freenet.de", "mail.ru",
        "yandex.ru", "yandex.com", "rambler.ru", "bk.ru", "inbox.ru", "list.ru", "proton.me", "protonmail.com", "zoho.com", "qq.com", "163.com", "126.com", "sina.com",
        "naver.com", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "libero.it", "virgilio.it", "seznam.cz", "wp.pl", "o2.pl", "onet.pl", "interia.pl", "abv.bg",
        "ukr.net", "rediffmail.com", "bol.com.br", "uol.com.br", "terra.com.br", "btinternet.com", "comcast.net", "verizon.net", "att.net", "fastmail.com", "tutanota.com",
    ];

    /// <summary>
    /// Needs one @, something before it, and a domain with a dot whose labels are letters, digits and hyphens once written in
    /// ASCII (IDNA 2008 through the runtime): ü@bücher.de is an address, a@b is not. At most 254 characters (RFC 5321).
    /// </summary>
    public static Outcome Check(string address)
    {
        if (IsPlain(address))
        {
            return Outcome.Done;
        }

        var at = address.LastIndexOf('@');

        if (address.Length > 254 || at < 1 || at == address.Length - 1 || address.Any(char.IsWhiteSpace) || !MailAddress.TryCreate(address, out _))
        {
            return Outcome.Refuse("is not an e-mail address; one looks like name@company.com");
        }

        return AsciiDomain(address[(at + 1)..]) is { } domain && domain.Contains('.')
            ? Outcome.Done
            : Outcome.Refuse("has no complete domain after the @, such as company.com");
    }

    /// <summary>The form by which two leads are the same: trimmed, lower case, domain in ASCII. Null for no or a bad address.</summary>
    public static string? KeyOf(string? address)
    {
        var trimmed = address?.Trim();

        if (trimmed is not null && IsPlain(trimmed))
        {
            return trimmed.ToLowerInvariant();
        }

        if (string.IsNullOrEmpty(trimmed) || !Check(trimmed).Succeeded)
        {
            return null;
        }

        var at = trimmed.LastIndexOf('@');
        return trimmed[..at].ToLowerInvariant() + "@" + AsciiDomain(trimmed[(at + 1)..]);
    }

    /// <summary>The ASCII domain of an address, or null.</summary>
    public static string? DomainOf(string? address) => KeyOf(address) is { } key ? key[(key.LastIndexOf('@') + 1)..] : null;

    /// <summary>Whether the address belongs to a provider of personal mail, not to a company.</summary>
    public static bool IsPersonal(string domain) => PersonalDomains.Contains(domain);

    /// <summary>
    /// Whether an address is of the kind that nearly all are of: words of ASCII joined by single dots on both sides of one @ (RFC 5321's dot-string), so that no
    /// closer look is needed. False says nothing.
    /// </summary>
    public static bool IsPlain(ReadOnlySpan<char> address)
    {
        var at = address.IndexOf('@');
        return address.Length <= 254 && at is > 0 and <= 64 && IsDotted(address[..at], LocalLetters, 64) && address[(at + 1)..].Contains('.') && IsDotted(address[(at + 1)..], DomainLetters, 63)
            && !address[at..].Contains("--", StringComparison.Ordinal);
    }

    // A hyphen at either end of a word is for the closer look to judge.
    private static bool IsDotted(ReadOnlySpan<char> text, SearchValues<char> letters, int longest)
    {
        foreach (var range in text.Split('.'))
        {
            var word = text[range];

            if (word.Length == 0 || word.Length > longest || word.ContainsAnyExcept(letters) || word[0] == '-' || word[^1] == '-')
            {
                return false;
            }
        }

        return true;
    }

    private static string? AsciiDomain(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain.ToLowerInvariant());
            return ascii.Split('.').All(label => label.Length is > 0 and <= 63 && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
