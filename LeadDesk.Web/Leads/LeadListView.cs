using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadDesk.Web.Leads;

/// <summary>What a list of leads shows: which leads, in which order, with which columns. It lives in the address.</summary>
public sealed record LeadListView(LeadFilter Filter, LeadSort Sort, IReadOnlyList<string> Columns)
{
    /// <summary>Two views with the same rows in the same order.</summary>
    public string RowsKey => LeadFilterUrl.Write(Filter) + " " + SortText;

    private string SortText => (Sort.Descending ? "-" : "") + Sort.Key;

    public static LeadListView Read(string address, IReadOnlyCollection<CustomField> fields)
    {
        var query = new Uri(address).Query;
        var parts = QueryHelpers.ParseQuery(query);
        var sort = parts.TryGetValue("sort", out var text) ? text.ToString() : "";
        var key = sort.TrimStart('-');
        var columns = parts.TryGetValue("columns", out var names) ? names.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries) : [];
        return new(
            LeadFilterUrl.Read(query, fields),
            LeadSort.Keys.Contains(key) ? new LeadSort(key, sort.StartsWith('-')) : LeadSort.BestFirst,
            columns.Length > 0 ? columns : LeadColumn.Usual);
    }

    public string Write()
    {
        string[] parts =
        [
            LeadFilterUrl.Write(Filter),
            Sort == LeadSort.BestFirst ? "" : "sort=" + SortText,
            Columns.SequenceEqual(LeadColumn.Usual) ? "" : "columns=" + Uri.EscapeDataString(string.Join(',', Columns)),
        ];
        var query = string.Join('&', parts.Where(part => part.Length > 0));
        return query.Length > 0 ? "leads?" + query : "leads";
    }
}
