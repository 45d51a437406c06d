using System.Globalization;
using LeadDesk.Core.Desk.Duplicates;

namespace LeadDesk.Web.Duplicates;

/// <summary>Where leads are compared: duplicates/1/2,3 keeps lead 1 and makes 2 and 3 a part of it.</summary>
public static class MergeAddress
{
    /// <param name="ids">The one that is to stay first.</param>
    public static string Of(params IReadOnlyList<long> ids) => $"duplicates/{ids[0].ToString(CultureInfo.InvariantCulture)}/{string.Join(',', ids.Skip(1).Select(id => id.ToString(CultureInfo.InvariantCulture)))}";

    /// <summary>The same leads, and another one of them stays.</summary>
    public static string Keeping(long survivor, IEnumerable<long> ids) => Of([survivor, .. ids.Where(id => id != survivor)]);

    /// <summary>Null for so many leads that they cannot become one at once, and for fewer than two.</summary>
    public static string? ForSelected(IReadOnlyCollection<long> ids) => ids.Count is >= 2 and <= MergeLeads.Most ? Of([.. ids.Order()]) : null;

    /// <returns>Empty when these are no ids.</returns>
    public static IReadOnlyList<long> Read(long survivor, string others)
    {
        var ids = others.Split(',').Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).ToList();
        return ids.Contains(0) ? [] : [survivor, .. ids];
    }
}
