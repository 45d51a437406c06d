namespace LeadDesk.Core.Leads;

/// <summary>What to call a lead of whom little is known.</summary>
public static class LeadName
{
    private const int LongestId = 13;

    public static string Of(string? fullName, string? email, string? externalId, long id) =>
        !string.IsNullOrWhiteSpace(fullName) ? fullName.Trim()
        : !string.IsNullOrWhiteSpace(email) ? email
        : !string.IsNullOrWhiteSpace(externalId) ? "Lead " + (externalId.Length > LongestId ? externalId[..LongestId] + "…" : externalId)
        : $"Lead {id}";

    public static string Of(string? firstName, string? lastName, string? email, string? externalId, long id) => Of($"{firstName} {lastName}".Trim(), email, externalId, id);
}
