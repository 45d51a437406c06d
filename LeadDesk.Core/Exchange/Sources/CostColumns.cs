using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Sources;

/// <summary>What a column of a table of costs can hold, and the headers by which it is known, folded.</summary>
internal sealed record CostColumn(string Name, params string[] Headers)
{
    public static CostColumn Source { get; } = new("Source", "source", "lead source", "channel", "platform", "medium", "quelle", "kanal");
    public static CostColumn Campaign { get; } = new("Campaign", "campaign", "campaign name", "utm campaign", "kampagne", "campagne");
    public static CostColumn From { get; } = new("First day", "from", "first day", "start", "start date", "starts", "begin", "date", "day", "reporting starts", "von", "datum");
    public static CostColumn To { get; } = new("Last day", "to", "until", "last day", "end", "end date", "ends", "reporting ends", "bis");
    public static CostColumn Month { get; } = new("Month", "month", "monat", "mois");
    public static CostColumn Amount { get; } = new("Amount", "amount", "cost", "costs", "spend", "amount spent", "spent", "total", "total cost", "total spent", "kosten", "betrag");
    public static CostColumn Note { get; } = new("Note", "note", "notes", "comment", "description", "notiz");

    public static IReadOnlyList<CostColumn> All { get; } = [Source, Campaign, From, To, Month, Amount, Note];

    /// <summary>Where each column stands in a header; the first one counts. What stands in brackets, such as a currency, does not matter.</summary>
    public static Dictionary<CostColumn, int> Find(IReadOnlyList<string> header)
    {
        var found = new Dictionary<CostColumn, int>();

        for (var at = 0; at < header.Count; at++)
        {
            var name = Folding.Fold(header[at].Split('(', '[')[0]).Replace('_', ' ').Trim();

            if (All.FirstOrDefault(column => column.Headers.Contains(name)) is { } column)
            {
                found.TryAdd(column, at);
            }
        }

        return found;
    }

    /// <summary>What is missing to make costs of it, in words; null when nothing is.</summary>
    public static string? Missing(IReadOnlyDictionary<CostColumn, int> found) =>
        !found.ContainsKey(Amount) ? Lacks("amount", "amount, cost or spend")
        : !found.ContainsKey(Source) && !found.ContainsKey(Campaign) ? Lacks("source and campaign", "source or campaign")
        : !found.ContainsKey(Month) && !found.ContainsKey(From) ? Lacks("days", "month, or from and to")
        : null;

    private static string Lacks(string what, string names) => $"The first line names no column for the {what}. Nothing was taken. Call it {names}, and try again.";
}
