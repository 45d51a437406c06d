using System.Globalization;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Web.Models;

namespace LeadDesk.Web.Leads;

/// <summary>
/// Amounts of money as people type them. A comma or a point before groups of three digits stands for thousands: nobody has tenths of a cent.
/// </summary>
public static class AmountText
{
    /// <summary>All of its digits, so that a value nobody touches stays what it is.</summary>
    public static string Write(double? amount) => amount?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <returns>What is wrong, in words; null when the amount counts or there is none.</returns>
    public static string? TryRead(string text, out double? amount) =>
        NumberText.TryRead(WithoutThousands(text.Trim()), 0, MoveRequest.MostValue, isOptional: true, isWhole: false, out amount) is { } wrong
            ? $"“{text.Trim()}” is not an amount. {wrong}: write digits, such as 12500 or 12,500."
            : null;

    /// <summary>"12,500.50" and "12.500,50" without what stands between their thousands; other text as it is.</summary>
    public static string WithoutThousands(string text) => HasThousands(text, ',', '.') ? text.Replace(",", "", StringComparison.Ordinal)
        : HasThousands(text, '.', ',') ? text.Replace(".", "", StringComparison.Ordinal)
        : text;

    /// <summary>Whether its whole part is written in groups of three digits, such as 1,250,000.</summary>
    public static bool HasThousands(string text, char group, char point) =>
        text.Split(point) is { Length: <= 2 } parts && parts[0].Split(group) is [{ Length: > 0 and <= 3 } first, .. { Length: > 0 } groups] && first[0] != '0' && groups.All(three => three.Length == 3);
}
