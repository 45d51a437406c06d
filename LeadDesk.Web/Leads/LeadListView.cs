using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadDesk.Web.Leads;

/// <summary>What a list of leads shows: which leads, in which order, with which columns. It lives in the address.</summary>
public sealed record LeadListView(LeadFilter Filter, LeadSort Sort, IReadOnlyList<string> Columns)
{
    /// <summary>The columns that need not stand in the address: those that the person chose last.</summary>
    public IReadOnlyList<string> Usual { get; init; } = LeadColumn.Usual;

    /// <summary>Two views with the same rows in the same order.</summary>
    public string RowsKey => LeadFilterText.Write(Filter) + " " + SortText;

    private string SortText => (Sort.Descending ? "-" : "") + Sort.Key;

    /// <param name="usual">The columns that the person chose last; none for the usual ones.</param>
    public static LeadListView Read(string address, IReadOnlyCollection<CustomField> fields, IReadOnlyList<string>? usual = null)
    {
        var query = new Uri(address).Query;
        var parts = QueryHelpers.ParseQuery(query);
        var sort = parts.TryGetValue("sort", out var text) ? text.ToString() : "";
        var key = sort.TrimStart('-');
        usual = usual is { Count: > 0 } ? usual : LeadColumn.Usual;
        var columns = parts.TryGetValue("columns", out var names) ? names.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries) : [];
        return new(
            LeadFilterText.Read(query, fields),
            LeadSort.Keys.Contains(key) ? new LeadSort(key, sort.StartsWith('-')) : LeadSort.BestFirst,
            columns.Length > 0 ? columns : usual)
        {
            Usual = usual,
        };
    }

    public string Write() => Query.Length > 0 ? "leads?" + Query : "leads";

    /// <summary>What stands behind the question mark.</summary>
    public string Query => Say(Usual);

    /// <summary>The same with its columns, whoever opens it.</summary>
    public string WholeQuery => Say([]);

    private string Say(IReadOnlyList<string> usual)
    {
        string[] parts =
        [
            LeadFilterText.Write(Filter),
            Sort == LeadSort.BestFirst ? "" : "sort=" + SortText,
            Columns.SequenceEqual(usual) ? "" : "columns=" + Uri.EscapeDataString(string.Join(',', Columns)),
        ];
        return string.Join('&', parts.Where(part => part.Length > 0));
    }
}
