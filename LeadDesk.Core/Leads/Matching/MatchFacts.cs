namespace LeadDesk.Core.Leads;

/// <summary>What of a lead is compared with another.</summary>
public sealed record MatchFacts
{
    public required PersonName Name { get; init; }

    /// <summary>As written, to be told in reasons.</summary>
    public string? Email { get; init; }

    /// <summary>The mailbox behind the address.</summary>
    public string? Mail { get; init; }

    public PhoneIdentity? Phone { get; init; }

    /// <summary>However it is spelled: <see cref="ExternalIdentity"/>.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The company's name without legal form.</summary>
    public string? Company { get; init; }

    /// <summary>Of the e-mail; null for personal mail.</summary>
    public string? CompanyDomain { get; init; }

    /// <param name="country">Of the lead; tells to which country a phone number belongs that does not say so.</param>
    public static MatchFacts Of(string? firstName, string? lastName, string? email, string? phone, string? company, string? externalId, string? country = null)
    {
        var domain = EmailAddress.DomainOf(email);
        return new()
        {
            Name = PersonName.Of(firstName, lastName),
            Email = email,
            Mail = MailIdentity.Of(email),
            Phone = PhoneIdentity.Of(phone, country),
            ExternalId = ExternalIdentity.Of(externalId),
            Company = CompanyIdentity.Of(company),
            CompanyDomain = domain is null || EmailAddress.IsPersonal(domain) ? null : domain,
        };
    }
}
