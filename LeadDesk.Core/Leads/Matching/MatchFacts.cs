namespace LeadDesk.Core.Leads;

/// <summary>What of a lead is compared with another.</summary>
public sealed record MatchFacts
{
    public required PersonName Name { get; init; }

    /// <summary>As written, to be told in reasons.</summary>
    public string? Email { get; init; }

    /// <summary>The mailbox behind the address.</summary>
    public string? Mail { get; init; }

    /// <summary>As compared, and its last digits.</summary>
    public string? Phone { get; init; }
    public string? PhoneTail { get; init; }

    /// <summary>Folded, without points and blanks.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The company's name without legal form.</summary>
    public string? Company { get; init; }

    /// <summary>Of the e-mail; null for personal mail.</summary>
    public string? CompanyDomain { get; init; }

    public static MatchFacts Of(string? firstName, string? lastName, string? email, string? phone, string? company, string? externalId)
    {
        var domain = EmailAddress.DomainOf(email);
        return new()
        {
            Name = PersonName.Of(firstName, lastName),
            Email = email,
            Mail = MailIdentity.Of(email),
            Phone = PhoneNumber.KeyOf(phone),
            PhoneTail = MatchKeys.TailOf(phone),
            ExternalId = string.Concat(Folding.Fold(externalId).Where(char.IsLetterOrDigit)) is { Length: > 0 } id ? id : null,
            Company = CompanyIdentity.Of(company),
            CompanyDomain = domain is null || EmailAddress.IsPersonal(domain) ? null : domain,
        };
    }
}
