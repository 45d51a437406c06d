using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Core.Desk.Grades;

/// <summary>The grade matrix in numbers.</summary>
/// <param name="Cells">All sixteen, row by row: A1 A2 A3 A4 B1 …</param>
/// <param name="Inversions">Where a worse cell surely converts better than a better one; empty when the grades keep their order.</param>
public sealed record GradeTable(IReadOnlyList<GradeCell> Cells, IReadOnlyList<Inversion> Inversions)
{
    /// <summary>A cell with fewer decided leads than this says nothing against another.</summary>
    private const int FewestDecided = 10;

    /// <summary>The published models in the order in which they are tried.</summary>
    public IReadOnlyList<PublishedVersion> Models { get; init; } = [];

    /// <summary>Where the grades and levels begin.</summary>
    public Bounds Grades { get; init; } = new(75, 50, 25);
    public Bounds Levels { get; init; } = new(75, 50, 25);

    public long Count => Cells.Sum(cell => cell.Count);

    /// <summary>"No lower grade beats a higher one", or which one does.</summary>
    public string Verdict => Inversions.Count == 0 ? "No lower grade beats a higher one." : string.Join(" ", Inversions.Select(inversion => inversion.InWords));

    public GradeCell this[Cell cell] => Cells.First(found => found.Cell == cell);

    public static GradeTable Of(IEnumerable<GradeCell> cells)
    {
        GradeCell[] all = [.. cells];
        var byWorth = all.Where(cell => cell.Decided >= FewestDecided).OrderBy(cell => cell.Cell.Rank).ToList();
        var inversions =
            from at in Enumerable.Range(0, byWorth.Count)
            from lower in byWorth.Skip(at + 1)
            where lower.Interval.Low > byWorth[at].Interval.High
            select new Inversion(lower, byWorth[at]);
        return new(all, [.. inversions]);
    }
}

public sealed record PublishedVersion(int Id, int ModelId, string Name, int Number)
{
    public override string ToString() => $"{Name} v{Number}";
}

/// <summary>One cell of the matrix.</summary>
/// <param name="Decided">Customers, lost and disqualified: the n of the conversion.</param>
/// <param name="OpenValue">What MQLs to opportunities may be worth, in the desk's currency.</param>
/// <param name="Treatment">What the model does with a lead that gets here.</param>
public sealed record GradeCell(Cell Cell, long Count, long Decided, long Won, double OpenValue, CellTreatment Treatment)
{
    /// <summary>Won of decided, 0–1; null while nothing is decided.</summary>
    public double? Conversion => Decided == 0 ? null : (double)Won / Decided;

    /// <summary>The 95 % interval of the conversion.</summary>
    public ShareInterval Interval => Wilson.At95(Won, Decided);
}

/// <summary>Two cells in the wrong order, beyond what chance explains: their intervals do not meet.</summary>
public sealed record Inversion(GradeCell Lower, GradeCell Higher)
{
    public string InWords => $"{Lower.Cell} converts better than {Higher.Cell}: {Lower.Conversion:P0} of {Lower.Decided:N0} against {Higher.Conversion:P0} of {Higher.Decided:N0}.";
}
