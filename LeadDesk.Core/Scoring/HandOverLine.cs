using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>The line in the order of the cells down to which leads are handed to sales.</summary>
public static class HandOverLine
{
    private const int UsualHours = 48;

    /// <summary>
    /// The matrix with the line at another cell: those down to it are handed over, within the longest time that the matrix promises already where it promised none;
    /// those below it that were handed over are nurtured; the rest stays. Cells that were missing are nurtured.
    /// </summary>
    /// <param name="last">The last cell to be handed over.</param>
    public static IReadOnlyList<CellTreatment> DownTo(IReadOnlyList<CellTreatment> matrix, Cell last)
    {
        var hours = matrix.Where(entry => entry.Treatment == Treatment.HandOver).Max(entry => entry.FollowUpHours) ?? UsualHours;
        return [.. Cell.All.Select(cell => Of(cell, matrix.FirstOrDefault(entry => entry.Cell == cell.Name) ?? new(cell.Name, Treatment.Nurture)))];

        CellTreatment Of(Cell cell, CellTreatment now) =>
            cell <= last == (now.Treatment == Treatment.HandOver) ? now
            : cell <= last ? new(cell.Name, Treatment.HandOver, hours)
            : new(cell.Name, Treatment.Nurture);
    }
}
