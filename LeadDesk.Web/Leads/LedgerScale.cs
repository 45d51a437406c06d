using LeadDesk.Core.Scoring;

namespace LeadDesk.Web.Leads;

/// <summary>How long the bars of a ledger are, so that the longest on either side of zero just fits.</summary>
public sealed record LedgerScale(double Zero, double PerPoint)
{
    // One behaviour seen a hundred times must not make every other bar a hair.
    private const double LongestLoss = 20;

    public static LedgerScale Of(IReadOnlyList<LedgerLine> lines)
    {
        var gives = Math.Max(10, lines.Select(line => line.AxisPoints < 0 ? 0 : (double)line.AxisPoints + LossOf(line)).DefaultIfEmpty().Max());
        var takes = Math.Max(0, lines.Select(line => -(double)line.AxisPoints).DefaultIfEmpty().Max());
        return new(4 + (96 * takes / (gives + takes)), 96 / (gives + takes));
    }

    /// <summary>Percent of the bar's width for so many points.</summary>
    public double Length(double points) => points * PerPoint;

    /// <summary>Points that a rule could have given but for its tier, decay or cap.</summary>
    public double Lost(LedgerLine line) => LossOf(line);

    private static double LossOf(LedgerLine line) => Math.Clamp(
        line.Kind switch
        {
            LineKind.Criterion => (line.Weight ?? 0) - (double)line.AxisPoints,
            LineKind.Behaviour when line.Raw > 0 => (line.Raw * line.Count) - (double)line.AxisPoints,
            _ => 0,
        },
        0,
        LongestLoss);
}
