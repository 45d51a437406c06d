namespace LeadDesk.Core.Leads.Verification;

/// <summary>What of a lead is looked at when it is verified, taken apart once for all checks.</summary>
public readonly record struct SuspicionFacts
{
    private static readonly char[] Between = [' ', '-', '\'', '’', '.', ','];

    /// <summary>As written, with a blank between first and last name.</summary>
    public string Name { get; private init; }

    /// <summary>The name's words, folded, without marks between them.</summary>
    public IReadOnlyList<string> Words { get; private init; }

    /// <summary>As written; null for none.</summary>
    public string? Email { get; private init; }

    /// <summary>What stands before the @, in lower case, and the domain in ASCII; null when the address is none.</summary>
    public string? Mailbox { get; private init; }
    public string? Domain { get; private init; }

    public string? Phone { get; private init; }
    public PhoneFinding PhoneFound { get; private init; }
    public bool IsConsumer { get; private init; }

    /// <summary>What a form noticed when the lead was sent in: keys of <see cref="FormSign"/>, with commas between.</summary>
    public string? Signs { get; private init; }

    public DisposableDomains Disposable { get; private init; }

    public static SuspicionFacts Of(Lead lead, string? mailKey, PhoneFinding phone, DisposableDomains disposable)
    {
        var at = mailKey?.LastIndexOf('@') ?? -1;
        var name = lead.FullName;
        return new()
        {
            Name = name,
            Words = name.Length == 0 ? [] : Folding.Fold(name).Split(Between, StringSplitOptions.RemoveEmptyEntries),
            Email = string.IsNullOrWhiteSpace(lead.Email) ? null : lead.Email.Trim(),
            Mailbox = at > 0 ? mailKey![..at] : null,
            Domain = at > 0 ? mailKey![(at + 1)..] : null,
            Phone = string.IsNullOrWhiteSpace(lead.Phone) ? null : lead.Phone.Trim(),
            PhoneFound = phone,
            IsConsumer = lead.Market == "consumer",
            Signs = lead.FormSigns,
            Disposable = disposable,
        };
    }

    public bool Has(string sign) => Signs is not null && Signs.Split(',').Contains(sign);
}
