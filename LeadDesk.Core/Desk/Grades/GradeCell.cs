using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Core.Desk.Grades;

/// <param name="Days">Only leads created in the last so many days; null for all.</param>
/// <param name="ModelId">Only leads rated by this model.</param>
public sealed record GradeFilter(int? Days = null, string? Source = null, int? ModelId = null);

/// <summary>One cell of the matrix.</summary>
/// <param name="Leads">All leads in the cell; a decided one in the cell it had when it was decided.</param>
/// <param name="Decided">Won, lost and disqualified.</param>
/// <param name="Conversion">Won ÷ decided with its 95 % interval.</param>
/// <param name="OpenValue">Sum of the deal values of MQLs to opportunities, in the desk's currency.</param>
public sealed record GradeCell(Cell Cell, long Leads, long Won, long Decided, Proportion Conversion, double OpenValue, Treatment Treatment, int? FollowUpHours);

public sealed record PublishedVersion(int Id, int ModelId, string Name, int Number)
{
    public override string ToString() => $"{Name} v{Number}";
}

/// <param name="Chosen">The model that was filtered by, or null for all.</param>
/// <param name="Inverted">A worse cell that surely converts better than a better one, or null.</param>
public sealed record GradeMatrixAnswer(
    IReadOnlyList<GradeCell> Cells, Bounds Grades, Bounds Levels, IReadOnlyList<PublishedVersion> Models, PublishedVersion? Chosen, IReadOnlyList<string> Sources, Inversion? Inverted)
{
    public long Leads => Cells.Sum(cell => cell.Leads);
    public GradeCell this[Cell cell] => Cells.First(one => one.Cell == cell);
}

/// <summary>A grade that is beaten by a lower one, beyond doubt: their intervals do not touch.</summary>
public sealed record Inversion(GradeCell Better, GradeCell Beaten)
{
    /// <summary>The worst offence among cells that are lower in fit and engagement both, or equal in one; null when there is none.</summary>
    public static Inversion? Find(IReadOnlyList<GradeCell> cells) =>
        (from low in cells
         from high in cells
         where low.Cell.Fit >= high.Cell.Fit && low.Cell.Level >= high.Cell.Level && low.Conversion.IsSurelyAbove(high.Conversion)
         orderby low.Conversion.Low - high.Conversion.High descending
         select new Inversion(low, high)).FirstOrDefault();
}
