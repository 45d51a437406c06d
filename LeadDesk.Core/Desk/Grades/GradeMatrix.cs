using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Grades;

/// <summary>The sixteen cells: how many leads, how many of the decided ones became customers, what is open in value, and what is done with them.</summary>
public sealed class GradeMatrix(IDbContextFactory<LeadDb> databases, PublishedModels models, TimeProvider clock)
{
    public async Task<GradeMatrixAnswer> AskAsync(Actor actor, GradeFilter filter, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var published = await models.FindAsync(db, cancellationToken);
        var versions = await db.ScoringModelVersions.Where(version => version.State == ModelState.Published)
            .OrderBy(version => version.Model.Order).ThenBy(version => version.ModelId)
            .Select(version => new PublishedVersion(version.Id, version.ModelId, version.Model.Name, version.Number)).ToListAsync(cancellationToken);
        var chosen = versions.Find(version => version.ModelId == filter.ModelId);
        var leads = Chosen(db, actor, filter, clock.GetUtcNow());
        var counts = await CountAsync(leads, cancellationToken);
        var definition = published.Models.FirstOrDefault(model => model.Compiled.VersionId == (chosen ?? versions.FirstOrDefault())?.Id)?.Compiled.Definition;
        var sources = await db.Leads.VisibleTo(actor).Where(lead => lead.Source != null).Select(lead => lead.Source!).Distinct().OrderBy(source => source).Take(200).ToListAsync(cancellationToken);

        var cells = Cell.All.Select(cell => counts.GetValueOrDefault(cell.Name, CellCounts.None).Tell(cell, definition?.Matrix.FirstOrDefault(entry => entry.Cell == cell.Name))).ToList();
        return new GradeMatrixAnswer(cells, definition?.Grades ?? new Bounds(75, 50, 25), definition?.Levels ?? new Bounds(75, 50, 25), versions, chosen, sources, Inversion.Find(cells));
    }

    private static IQueryable<Lead> Chosen(LeadDb db, Actor actor, GradeFilter filter, DateTimeOffset now)
    {
        var leads = db.Leads.AsNoTracking().VisibleTo(actor);

        if (filter.Days is { } days)
        {
            var from = now.AddDays(-days);
            leads = leads.Where(lead => lead.CreatedAt >= from);
        }

        if (filter.Source is { } source)
        {
            leads = leads.Where(lead => lead.Source == source);
        }

        return filter.ModelId is { } model
            ? leads.Where(lead => db.ScoringModelVersions.Any(version => version.Id == lead.ModelVersionId && version.ModelId == model))
            : leads;
    }

    // A decided lead counts in the cell it had when it was decided; how it cooled down since says nothing about the grade.
    private static async Task<Dictionary<string, CellCounts>> CountAsync(IQueryable<Lead> leads, CancellationToken cancellationToken)
    {
        var open = new[] { Stage.Mql, Stage.Sal, Stage.Sql, Stage.Opportunity };
        var rows = await leads
            .GroupBy(lead => new { Cell = lead.ClosedCell ?? lead.Cell, lead.Stage })
            .Select(group => new { group.Key.Cell, group.Key.Stage, Count = group.LongCount(), Value = group.Sum(lead => lead.Value ?? 0) })
            .ToListAsync(cancellationToken);

        return rows.GroupBy(row => row.Cell.Name).ToDictionary(group => group.Key, group => new CellCounts(
            group.Sum(row => row.Count),
            group.Where(row => row.Stage == Stage.Customer).Sum(row => row.Count),
            group.Where(row => row.Stage.Kind is StageKind.Won or StageKind.Lost).Sum(row => row.Count),
            group.Where(row => open.Contains(row.Stage)).Sum(row => row.Value)));
    }

    private sealed record CellCounts(long Leads, long Won, long Decided, double OpenValue)
    {
        public static CellCounts None { get; } = new(0, 0, 0, 0);

        public GradeCell Tell(Cell cell, CellTreatment? treatment) =>
            new(cell, Leads, Won, Decided, Wilson.Interval(Won, Decided), OpenValue, treatment?.Treatment ?? Treatment.Nurture, treatment?.FollowUpHours);
    }
}
