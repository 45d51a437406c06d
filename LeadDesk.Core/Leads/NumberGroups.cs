namespace LeadDesk.Core.Leads;

/// <summary>Numbers that are written in groups of three digits.</summary>
public static class NumberGroups
{
    /// <summary>An amount of money, "12,500.50" or "12.500,50", without what stands between its thousands; other text as it is. Nobody has tenths of a cent.</summary>
    public static string WithoutThousands(string amount) => Has(amount, ',', '.') ? amount.Replace(",", "", StringComparison.Ordinal)
        : Has(amount, '.', ',') ? amount.Replace(".", "", StringComparison.Ordinal)
        : amount;

    /// <summary>Whether its whole part is written in groups of three digits, such as 1,250,000.</summary>
    public static bool Has(string text, char group, char point) =>
        text.Split(point) is { Length: <= 2 } parts && parts[0].Split(group) is [{ Length: > 0 and <= 3 } first, .. { Length: > 0 } groups] && first[0] != '0' && groups.All(three => three.Length == 3);
}
