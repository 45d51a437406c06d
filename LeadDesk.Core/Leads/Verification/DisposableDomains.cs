using System.Globalization;

namespace LeadDesk.Core.Leads.Verification;

/// <summary>Mail domains whose addresses are thrown away after use. A domain below one of them, such as a.mailinator.com, is one too.</summary>
public sealed class DisposableDomains
{
    private const int FewestInFile = 1, LongestDomain = 253;

    private static readonly IdnMapping Idn = new();

    private static readonly string[] BestKnown =
    [
        "10minutemail.com", "10minutemail.net", "20minutemail.com", "33mail.com", "anonbox.net", "burnermail.io", "discard.email", "dispostable.com", "dropmail.me", "emailondeck.com", "fakeinbox.com",
        "fakemail.net", "getairmail.com", "getnada.com", "grr.la", "guerrillamail.com", "guerrillamail.net", "guerrillamail.org", "guerrillamailblock.com", "incognitomail.org", "inboxkitten.com",
        "mail-temp.com", "mailcatch.com", "maildrop.cc", "mailexpire.com", "mailinator.com", "mailnesia.com", "mailnull.com", "mailsac.com", "minutemail.com", "mintemail.com", "moakt.com", "mohmal.com",
        "mytemp.email", "sharklasers.com", "spam4.me", "spambox.us", "spamgourmet.com", "temp-mail.io", "temp-mail.org", "tempail.com", "tempinbox.com", "tempmail.com", "tempmail.net", "tempmailaddress.com",
        "tempr.email", "throwawaymail.com", "trash-mail.com", "trashmail.com", "trashmail.de", "wegwerfemail.de", "yopmail.com", "yopmail.fr", "yopmail.net",
    ];

    private readonly HashSet<string> domains;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    private DisposableDomains(IEnumerable<string> domains, string name)
    {
        (this.domains, Name) = ([.. domains], name);
        lookup = this.domains.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The best known ones, which the desk knows by itself.</summary>
    public static DisposableDomains Own { get; } = new(BestKnown, "");

    /// <summary>By which lists are told apart: two with equal names hold the same. Empty for <see cref="Own"/>.</summary>
    public string Name { get; }

    public int Count => domains.Count;

    /// <summary>
    /// The own list and those of a file, one domain in a line. Blank lines and what follows a # are left out, capitals and blanks around count
    /// for nothing, other alphabets are written in ASCII. One line that is no domain refuses the whole: it is another file, or a broken one.
    /// </summary>
    /// <param name="name">Of the new list; see <see cref="Name"/>.</param>
    public static Outcome TryRead(IEnumerable<string> lines, string name, out DisposableDomains read)
    {
        (read, var found, var number) = (Own, new List<string>(), 0);

        foreach (var line in lines)
        {
            number++;
            var written = line.Split('#')[0].Trim().TrimStart('\uFEFF');

            if (written.Length == 0)
            {
                continue;
            }

            if (Ascii(written) is not { } domain)
            {
                return Outcome.Refuse($"Line {number.ToString(CultureInfo.InvariantCulture)} is no domain: “{(written.Length > 60 ? written[..60] + "…" : written)}”.");
            }

            found.Add(domain);
        }

        if (found.Count < FewestInFile)
        {
            return Outcome.Refuse("There is no domain in it.");
        }

        read = new(found.Concat(BestKnown), name);
        return Outcome.Done;
    }

    /// <summary>Whether a domain in ASCII and lower case, or one above it, is in the list.</summary>
    public bool Contains(ReadOnlySpan<char> domain)
    {
        while (domain.Contains('.'))
        {
            if (lookup.Contains(domain))
            {
                return true;
            }

            domain = domain[(domain.IndexOf('.') + 1)..];
        }

        return false;
    }

    private static string? Ascii(string written)
    {
        try
        {
            var ascii = Idn.GetAscii(written.ToLowerInvariant());
            return ascii.Length <= LongestDomain && ascii.Contains('.') && ascii.Split('.').All(label => label.Length > 0 && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
