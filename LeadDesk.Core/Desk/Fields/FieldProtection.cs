using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Fields;

/// <summary>Which fields are protected: those that an admin marks, and those whose name says so unless an admin gives a reason.</summary>
public static class FieldProtection
{
    public const int LongestReason = 500;

    internal static Outcome Check(string? openBecause) =>
        openBecause?.Length > LongestReason ? Outcome.Refuse($"The reason has {openBecause.Length:N0} characters, {LongestReason:N0} fit. Nothing was changed.") : Outcome.Done;

    internal static Outcome CheckReason(CustomField field, bool isProtected, string? openBecause) =>
        field.IsProtected && !isProtected && string.IsNullOrWhiteSpace(openBecause)
            ? Outcome.Refuse($"Say why “{field.Name}” need not be protected; the reason is kept in the audit log. Nothing was changed.") : Outcome.Done;

    /// <summary>Marks the field, or not, and returns what the audit log adds; empty when there is nothing to tell.</summary>
    /// <param name="kind">What the name is recognised as, such as "religion".</param>
    internal static string Put(CustomField field, string? kind, bool isProtected, string? openBecause)
    {
        var (was, hasReason) = (field.IsProtected, !string.IsNullOrWhiteSpace(openBecause));
        field.IsProtected = isProtected || (kind is not null && !hasReason);
        return field.IsProtected && !was ? $", protected{(kind is null ? "" : $" as {kind}")}"
            : !field.IsProtected && (was || kind is not null) ? $", not protected: {openBecause?.Trim()}"
            : "";
    }
}
