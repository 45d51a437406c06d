using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Desk.Sources;

public enum ColumnKind
{
    Count,
    Rate,
    Money,
    Days,
}

/// <summary>A column of the sources report, on the page and in the file alike.</summary>
/// <param name="Key">As the address has it to sort by.</param>
/// <param name="Value">By which lines are sorted; null for nothing to say, which comes last.</param>
public sealed record SourceColumn(string Key, string Name, ColumnKind Kind, Func<SourceLine, double?> Value)
{
    public static IReadOnlyList<SourceColumn> All { get; } =
    [
        new("leads", "Leads", ColumnKind.Count, line => line.Leads),
        new("engaged", "Engaged", ColumnKind.Count, line => line.Engaged) { Reached = Stage.Engaged },
        new("mql", "MQL", ColumnKind.Count, line => line.Mql) { Reached = Stage.Mql },
        new("sal", "SAL", ColumnKind.Count, line => line.Sal) { Reached = Stage.Sal },
        new("sql", "SQL", ColumnKind.Count, line => line.Sql) { Reached = Stage.Sql },
        new("won", "Won", ColumnKind.Count, line => line.Won) { Reached = Stage.Customer },
        Rated("mqlRate", "Lead to MQL", line => line.MqlRate),
        Rated("sqlRate", "MQL to SQL", line => line.SqlRate),
        Rated("winRate", "Lead to won", line => line.WinRate),
        new("value", "Won value", ColumnKind.Money, line => line.WonValue) { Reached = Stage.Customer },
        new("days", "Days to win", ColumnKind.Days, line => line.DaysToWin),
        new("cost", "Cost", ColumnKind.Money, line => (double?)line.Cost) { IsCost = true },
        new("perLead", "per lead", ColumnKind.Money, line => (double?)line.CostPer(line.Leads)) { IsCost = true },
        new("perMql", "per MQL", ColumnKind.Money, line => (double?)line.CostPer(line.Mql)) { IsCost = true },
        new("perSql", "per SQL", ColumnKind.Money, line => (double?)line.CostPer(line.Sql)) { IsCost = true },
        new("perWon", "per won", ColumnKind.Money, line => (double?)line.CostPer(line.Won)) { IsCost = true },
    ];

    /// <summary>The stage whose leads it is about; null for all leads.</summary>
    public Stage? Reached { get; init; }
    public Func<SourceLine, StageRate>? Rate { get; init; }
    public bool IsCost { get; init; }

    public static SourceColumn? Find(string? key) => All.FirstOrDefault(column => column.Key == key);

    private static SourceColumn Rated(string key, string name, Func<SourceLine, StageRate> rate) => new(key, name, ColumnKind.Rate, line => rate(line).Share) { Rate = rate };
}
