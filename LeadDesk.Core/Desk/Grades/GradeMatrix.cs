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
    private static readonly Stage[] Pipeline = [Stage.Mql, Stage.Sal, Stage.Sql, Stage.Opportunity];

    /// <param name="filter">Which leads count; period and source most of all.</param>
    /// <param name="modelId">Only leads rated by this model, and its treatments; the first model's treatments when null.</param>
    public async Task<GradeTable> RunAsync(Actor actor, LeadFilter filter, CancellationToken cancellationToken, int? modelId = null)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var leads = filter.Apply(db.Leads.AsNoTracking(), actor);
        leads = modelId is null ? leads : leads.Where(lead => db.ScoringModelVersions.Any(version => version.Id == lead.ModelVersionId && version.ModelId == modelId));
        var counted = await CountAsync(leads, cancellationToken);
        var models = await db.ScoringModelVersions.Where(version => version.State == ModelState.Published)
            .OrderBy(version => version.Model.Order).ThenBy(version => version.ModelId)
            .Select(version => new PublishedVersion(version.Id, version.ModelId, version.Model.Name, version.Number)).ToListAsync(cancellationToken);

        // Models may treat a cell in different ways; the first in order is the one that most leads are tried with.
        var versionId = (models.Find(model => model.ModelId == modelId) ?? models.FirstOrDefault())?.Id;
        var definition = (await published.FindAsync(db, cancellationToken)).Models.FirstOrDefault(model => model.Compiled.VersionId == versionId)?.Compiled.Definition;
        var matrix = (definition?.Matrix ?? CellTreatment.Usual).ToDictionary(treatment => Cell.Parse(treatment.Cell));
        var table = GradeTable.Of(Cell.All.Select(cell => counted.TryGetValue(cell, out var found) ? found with { Treatment = matrix[cell] } : new GradeCell(cell, 0, 0, 0, 0, matrix[cell])));
        return definition is null ? table : table with { Models = models, Grades = definition.Grades, Levels = definition.Levels };
    }

    // A decided lead counts in the cell it had when it was decided; how it cooled down since says nothing about the grade.
    private static async Task<Dictionary<Cell, GradeCell>> CountAsync(IQueryable<Lead> leads, CancellationToken cancellationToken)
    {
        var rows = await leads.GroupBy(lead => new { Cell = lead.ClosedCell ?? lead.Cell, lead.Stage })
            .Select(group => new { group.Key.Cell, group.Key.Stage, Count = group.LongCount(), Value = group.Sum(lead => lead.Value ?? 0) })
            .ToListAsync(cancellationToken);

        return rows.GroupBy(row => row.Cell).ToDictionary(group => group.Key, group => new GradeCell(
            group.Key,
            group.Sum(row => row.Count),
            group.Where(row => row.Stage.Kind is StageKind.Won or StageKind.Lost).Sum(row => row.Count),
            group.Where(row => row.Stage == Stage.Customer).Sum(row => row.Count),
            group.Where(row => Pipeline.Contains(row.Stage)).Sum(row => row.Value),
            new CellTreatment(group.Key.Name, Treatment.Nurture)));
    }
}
