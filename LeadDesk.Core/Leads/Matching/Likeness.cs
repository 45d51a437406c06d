namespace LeadDesk.Core.Leads;

/// <summary>How likely two leads are one person, and why.</summary>
/// <param name="Confidence">0–1; 0 when nothing speaks for it.</param>
/// <param name="Reasons">In words, the strongest first; what speaks against it comes last.</param>
public sealed record Likeness(double Confidence, IReadOnlyList<string> Reasons)
{
    /// <summary>From here on a pair is shown to people.</summary>
    public const double Shown = 0.5;

    private const double Most = 0.99, BetweenStrangers = 0.35, OfRoleMail = 0.4, ByTwoAddresses = 0.6, NameNearly = 0.92;

    public static Likeness None { get; } = new(0, []);

    /// <summary>
    /// Each sign is right with a chance of its own, and the chances are united as of independent signs: 1 - (1-p)(1-q)…. A shared company or domain is
    /// a sign only together with a name. Symmetric in its two leads.
    /// </summary>
    public static Likeness Of(MatchFacts one, MatchFacts other)
    {
        var name = one.Name.LikenessTo(other.Name);
        var strangers = one.Name.IsWhole && other.Name.IsWhole && name < PersonName.Alike;
        var signs = new List<(double Chance, string Reason)>();
        AddMail(signs, one, other);
        AddPhone(signs, one, other);

        if (one.ExternalId is not null && one.ExternalId == other.ExternalId)
        {
            signs.Add((0.9, "Same external id but for its spelling"));
        }

        AddName(signs, one, other, name);

        if (signs.Count == 0)
        {
            return None;
        }

        var confidence = 1 - signs.Aggregate(1.0, (doubt, sign) => doubt * (1 - sign.Chance));
        var reasons = signs.OrderByDescending(sign => sign.Chance).Select(sign => sign.Reason).ToList();

        if (strangers)
        {
            (confidence, reasons) = (confidence * (1 - BetweenStrangers), [.. reasons, "But the names differ"]);
        }

        return new(Math.Round(Math.Min(Most, confidence), 2), reasons);
    }

    private static void AddMail(List<(double, string)> signs, MatchFacts one, MatchFacts other)
    {
        if (one.Mail is null || one.Mail != other.Mail)
        {
            return;
        }

        var isSpelled = EmailAddress.KeyOf(one.Email) == EmailAddress.KeyOf(other.Email);
        signs.Add(MailIdentity.IsRole(one.Email) || MailIdentity.IsRole(other.Email)
            ? (OfRoleMail, "Same e-mail address, but one that several people read")
            : (0.95, isSpelled ? "Same e-mail address" : "Same mailbox: the provider takes both addresses for one"));
    }

    private static void AddPhone(List<(double, string)> signs, MatchFacts one, MatchFacts other)
    {
        if (one.Phone is { } ours && other.Phone is { } theirs && ours.Rings(theirs))
        {
            signs.Add((0.6, ours.Whole is null == theirs.Whole is null ? "Same phone number" : "Same phone number, once written without its country"));
        }
    }

    private static void AddName(List<(double, string)> signs, MatchFacts one, MatchFacts other, double name)
    {
        var company = one.Company is not null && one.Company == other.Company;
        var domain = one.CompanyDomain is not null && one.CompanyDomain == other.CompanyDomain;

        if (name < PersonName.Alike || !one.Name.IsWhole || !other.Name.IsWhole)
        {
            return;
        }

        var (chance, words) = name >= 1 ? (0.85, "Same name") : name >= NameNearly ? (0.75, "Nearly the same name") : (0.6, "Similar name");

        if (company || domain)
        {
            // Two addresses at one company are two people more often, unless the name is the very same.
            var apart = domain && name < 1 && one.Mail != other.Mail;
            signs.Add((apart ? chance * ByTwoAddresses : chance, $"{words}, same {(company ? "company" : "e-mail domain")}"));
        }
        else if (signs.Count > 0)
        {
            signs.Add((chance / 2, words));
        }
    }
}
