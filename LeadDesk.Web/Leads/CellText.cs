using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;

namespace LeadDesk.Web.Leads;

/// <summary>Which cells of a list can be edited in place, and what stands in them as people write it.</summary>
internal static class CellText
{
    private static readonly Dictionary<string, Func<LeadRow, string?>> Texts = new()
    {
        ["company"] = row => row.Company,
        ["jobTitle"] = row => row.JobTitle,
        ["source"] = row => row.Source,
        ["email"] = row => row.Email,
        ["phone"] = row => row.Phone,
    };

    /// <summary>The field that a column edits; null when it only shows.</summary>
    public static LeadField? FieldOf(LeadColumn column, IEnumerable<CustomField> custom) =>
        Texts.ContainsKey(column.Key) || column.Key.StartsWith(LeadFields.CustomPrefix, StringComparison.Ordinal) ? LeadFields.Find(column.Key, custom) : null;

    public static string Of(LeadRow row, string key) =>
        (Texts.TryGetValue(key, out var read) ? read(row) : row.Custom[key[LeadFields.CustomPrefix.Length..]].Display) ?? "";
}

/// <param name="Refusal">Why nothing was saved; null when it was, or nothing had to be.</param>
/// <param name="GoesOn">Whether the next cell is to be edited.</param>
public sealed record CellEdited(string? Refusal, bool GoesOn);
