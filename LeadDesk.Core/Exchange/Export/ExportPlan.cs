using LeadDesk.Core.Desk.Leads;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>What an export of leads is to hold.</summary>
public sealed record ExportPlan
{
    /// <summary>Without stages it is MQL, SAL and SQL.</summary>
    public required LeadFilter Filter { get; init; }
    public required ExportFormat Format { get; init; }
    public LeadSort Sort { get; init; } = LeadSort.BestFirst;

    /// <summary>Keys of columns in their order; empty for the usual ones. A key that is not known any more is left out.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
    public HeaderLanguage Language { get; init; } = HeaderLanguage.English;

    /// <summary>What the sheet is called.</summary>
    public string Name { get; init; } = "MQLs";

    /// <summary>The desk's own address, for links to leads; null for none.</summary>
    public Uri? Site { get; init; }

    /// <summary>The saved export of which only new and changed rows are wanted; null for all rows.</summary>
    public int? OnlyChangedSince { get; init; }
}

public enum ExportFormat
{
    Xlsx,
    Csv,
}
