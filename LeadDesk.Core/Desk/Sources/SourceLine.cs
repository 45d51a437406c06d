using System.Runtime.InteropServices;
using LeadDesk.Core.Learning;

namespace LeadDesk.Core.Desk.Sources;

/// <summary>What became of the leads of one source, campaign, page or content. A lead counts in every stage up to the highest that it reached, whatever became of it.</summary>
/// <param name="Name">Null for the leads of whom it is not known, and for all.</param>
/// <param name="Won">Those who are customers now.</param>
/// <param name="WonValue">What these are worth, in the desk's currency.</param>
/// <param name="DaysToWin">From creation to becoming a customer, the median; null when nobody did.</param>
public sealed record SourceLine(string? Name, long Leads, long Engaged, long Mql, long Sal, long Sql, long Won, double WonValue, double? DaysToWin)
{
    /// <summary>Null while no cost is known in the whole report.</summary>
    public decimal? Cost { get; init; }
    public bool IsAll { get; init; }

    public StageRate MqlRate => new(Mql, Leads);

    /// <summary>Of the MQLs, those whom sales qualified.</summary>
    public StageRate SqlRate => new(Sql, Mql);
    public StageRate WinRate => new(Won, Leads);

    /// <summary>Null when there is nobody to share it, or no cost at all.</summary>
    public decimal? CostPer(long count) => count == 0 || Cost is not > 0 ? null : Cost / count;
}

/// <summary>So many of so many.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StageRate(long Count, long Of)
{
    /// <summary>So few leads say nothing, whatever their rate.</summary>
    public const int Fewest = LiftRow.FewestLeads;

    /// <summary>0–1; null of nobody.</summary>
    public double? Share => Of == 0 ? null : (double)Count / Of;
    public ShareInterval Interval => Wilson.At95(Count, Of);
    public bool IsSure => Of >= Fewest;
}
