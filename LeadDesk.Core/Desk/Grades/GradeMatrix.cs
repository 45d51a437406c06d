using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Grades;

/// <summary>The sixteen cells: how many leads each has, what became of them, and what is done with the next one.</summary>
public sealed class GradeMatrix(IDbContextFactory<LeadDb> databases, PublishedModels published)
{
    /// <param name="filter">Which leads count; period and source most of all.</param>
    public async Task<GradeTable> RunAsync(Actor actor, LeadFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var counted = await filter.Apply(db.Leads, actor).GroupBy(lead => lead.Cell).Select(cell => new
        {
            Cell = cell.Key,
            Count = cell.LongCount(),
            Won = cell.Sum(lead => lead.Stage == Stage.Customer ? 1L : 0L),
            Decided = cell.Sum(lead => lead.Stage == Stage.Customer || lead.Stage == Stage.Lost || lead.Stage == Stage.Disqualified ? 1L : 0L),
            OpenValue = cell.Sum(lead => lead.Stage == Stage.Customer || lead.Stage == Stage.Lost || lead.Stage == Stage.Disqualified || lead.Stage == Stage.Recycled ? 0 : lead.Value ?? 0),
        }).ToDictionaryAsync(cell => cell.Cell, cancellationToken);
        var models = await published.FindAsync(db, cancellationToken);

        // Models may treat a cell in different ways; the first in order is the one that most leads are tried with.
        var matrix = (models.Models.IsEmpty ? CellTreatment.Usual : models.Models[0].Compiled.Definition.Matrix).ToDictionary(treatment => Cell.Parse(treatment.Cell));

        return GradeTable.Of(Cell.All.Select(cell => counted.GetValueOrDefault(cell) is { } found
            ? new GradeCell(cell, found.Count, found.Decided, found.Won, found.OpenValue, matrix[cell])
            : new GradeCell(cell, 0, 0, 0, 0, matrix[cell])));
    }
}
