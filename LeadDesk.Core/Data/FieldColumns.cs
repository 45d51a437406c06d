using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Data;

/// <summary>From which columns a field is read: from the one of its own name, but for a few.</summary>
internal static class FieldColumns
{
    private static readonly Dictionary<string, string[]> Others = new()
    {
        ["company"] = ["Account.Name", nameof(Lead.AccountName)],
        ["companyDomain"] = ["Account.Domain"],
        ["accountTier"] = ["Account.Tier"],
        ["emailKind"] = [nameof(Lead.Email)],
    };

    private static readonly HashSet<string> OfLead = [.. typeof(Lead).GetProperties().Select(property => property.Name)];
    private static readonly HashSet<string> OfAccount = [.. typeof(Account).GetProperties().Select(property => property.Name)];
    private static readonly HashSet<string> Fields = [.. LeadFields.BuiltIn.SelectMany(field => Known(field.Key) ?? []), nameof(Lead.Custom)];

    /// <summary>The properties of <see cref="Lead"/>, and with "Account." those of its <see cref="Account"/>; all there are for a field of which it is not known.</summary>
    public static IEnumerable<string> Of(string field) => Known(field) ?? [.. OfLead, .. OfAccount.Select(property => $"Account.{property}")];

    /// <summary>Whether this property of a lead holds fields and nothing else.</summary>
    public static bool IsField(string property) => Fields.Contains(property);

    private static string[]? Known(string field)
    {
        var name = char.ToUpperInvariant(field[0]) + field[1..];
        return Others.TryGetValue(field, out var others) ? others
            : field.StartsWith(LeadFields.CustomPrefix, StringComparison.Ordinal) ? [nameof(Lead.Custom)]
            : field.StartsWith(LeadFields.AnswerPrefix, StringComparison.Ordinal) ? [nameof(Lead.Answered)]
            : OfLead.Contains(name) ? [name]
            : OfAccount.Contains(name) ? [$"Account.{name}"]
            : null;
    }
}
