using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>What undoing an import would leave because somebody has worked on it since. Writes nothing.</summary>
public sealed class TouchedSince(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int MostShown = 20, MostRows = 5_000;

    /// <summary>Null when there is no such import or the actor may not import.</summary>
    public async Task<UndoOutlook?> RunAsync(Actor actor, long importId, CancellationToken cancellationToken)
    {
        if (!actor.Imports)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (await db.Imports.AsNoTracking().Include(i => i.Job).FirstOrDefaultAsync(i => i.Id == importId, cancellationToken) is not { Job: { } job } import)
        {
            return null;
        }

        var own = db.Leads.IgnoreQueryFilters().AsNoTracking().Where(lead => lead.ImportId == importId);
        var worked = own.Where(WorkedOn.Since(db, importId));
        var kept = await worked.LongCountAsync(cancellationToken);
        var first = kept == 0 ? [] : await worked.OrderBy(lead => lead.Id).Take(MostShown).ToListAsync(cancellationToken);
        var changed = await ChangedAsync(db, import, job, cancellationToken);
        return new UndoOutlook(await own.LongCountAsync(cancellationToken) - kept, kept, changed.Count,
            [.. first.Select(lead => new TouchedLead(lead.Id, lead.DisplayName, "came with the import and was worked on; it stays")), .. changed.Take(MostShown)]);
    }

    // As the undo itself would do it, and then nothing is saved.
    private async Task<List<TouchedLead>> ChangedAsync(LeadDb db, Import import, Job job, CancellationToken cancellationToken)
    {
        var rows = await db.FieldChanges.IgnoreQueryFilters().AsNoTracking().Where(change => change.ImportId == import.Id && change.Field.StartsWith(FieldChange.RowPrefix))
            .OrderByDescending(change => change.Id).Take(MostRows).ToListAsync(cancellationToken);
        var names = await db.Leads.IgnoreQueryFilters().Where(lead => db.FieldChanges.IgnoreQueryFilters().Any(change => change.ImportId == import.Id && change.LeadId == lead.Id && change.Field.StartsWith(FieldChange.RowPrefix)))
            .Select(lead => new { lead.Id, lead.FirstName, lead.LastName, lead.Email, lead.ExternalId }).ToDictionaryAsync(lead => lead.Id, cancellationToken);
        var restore = await RowRestore.LoadAsync(db, rows, new JobRun(job, databases), clock.GetUtcNow(), cancellationToken);
        var touched = new List<TouchedLead>();

        foreach (var row in rows)
        {
            var kept = restore.Kept;
            restore.Undo(row);

            if (restore.Kept > kept && names.TryGetValue(row.LeadId, out var lead))
            {
                var fields = restore.Kept - kept;
                touched.Add(new TouchedLead(lead.Id, LeadName.Of($"{lead.FirstName} {lead.LastName}".Trim(), lead.Email, lead.ExternalId, lead.Id), $"{fields} {(fields == 1 ? "value was" : "values were")} changed since; {(fields == 1 ? "it stays" : "they stay")}"));
            }
        }

        return touched;
    }
}

/// <param name="Removed">New leads that would go.</param>
/// <param name="KeptLeads">New leads that would stay.</param>
/// <param name="KeptChanges">Known leads of which something would stay as it is now.</param>
/// <param name="Touched">The first of both.</param>
public sealed record UndoOutlook(long Removed, long KeptLeads, int KeptChanges, IReadOnlyList<TouchedLead> Touched);

public sealed record TouchedLead(long Id, string Name, string What);
