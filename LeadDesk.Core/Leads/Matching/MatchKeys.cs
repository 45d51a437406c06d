namespace LeadDesk.Core.Leads;

/// <summary>
/// By which duplicates of a lead are looked up: two leads that share none of these are never compared. Kept with the lead and indexed.
/// </summary>
/// <param name="Mail">The mailbox.</param>
/// <param name="Phone">The last digits within the country, as a number is written with and without it.</param>
/// <param name="Company">Company and initials; null when either is missing.</param>
/// <param name="Domain">Domain of a company's mail and initials.</param>
public sealed record MatchKeys(string? Mail, string? Phone, string? Company, string? Domain)
{
    /// <summary>Longer keys would not fit into every index.</summary>
    private const int Longest = 200;

    public static MatchKeys None { get; } = new(null, null, null, null);

    public bool IsNothing => this == None;

    public static MatchKeys Of(MatchFacts facts)
    {
        var initials = facts.Name.Initials;
        return new(Short(facts.Mail), facts.Phone?.Key, With(facts.Company, initials), With(facts.CompanyDomain, initials));
    }

    private static string? With(string? place, string? initials) => place is null || initials is null ? null : Short($"{place} {initials}");

    private static string? Short(string? key) => key?.Length > Longest ? key[..Longest] : key;
}
