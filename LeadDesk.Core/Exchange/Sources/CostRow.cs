using LeadDesk.Core.Leads.Sources;

namespace LeadDesk.Core.Exchange.Sources;

/// <summary>A row of a table of costs, read.</summary>
/// <param name="Line">The line (or sheet row) on which it stands, 1 for the header.</param>
/// <param name="Cells">As they were written.</param>
/// <param name="Entry">What it comes to; incomplete when there is a problem.</param>
/// <param name="Problem">What is wrong with it; null when it can be taken.</param>
public sealed record CostRow(long Line, IReadOnlyList<string> Cells, CostEntry Entry, string? Problem)
{
    /// <summary>The same cost is written down already, or stands further up in the table.</summary>
    public bool IsKnown { get; init; }
    public bool IsTaken => Problem is null && !IsKnown;
}

/// <summary>A table of costs as it was understood; nothing is written yet.</summary>
/// <param name="Understood">Which column was taken for what, and how numbers and days were read, in words.</param>
public sealed record CostSheet(Outcome Outcome, IReadOnlyList<CostRow> Rows, string Understood)
{
    public IReadOnlyList<CostEntry> Entries => [.. Rows.Where(row => row.IsTaken).Select(row => row.Entry)];

    public static CostSheet Refuse(string reason) => new(Outcome.Refuse(reason), [], "");
}
