using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Exchange.Imports.Rows;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Saves rows together with what they caused and how far the job is, so that a crash leaves all of it or nothing.</summary>
internal sealed class ChunkWriter(
    IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer, JobRun run, Import import, ImportMapping mapping, bool isSales, RowPlan plan)
{
    private readonly Dictionary<string, List<string>> newChoices = [];

    public async Task WriteAsync(IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        foreach (var (key, choices) in plan.TakeNewChoices())
        {
            newChoices[key] = [.. newChoices.GetValueOrDefault(key, []), .. choices];
        }

        try
        {
            await SaveAsync(rows, cancellationToken);
        }
        catch (DbUpdateException) when (rows.Count > 1)
        {
            // Somebody saved one of these leads in between, or a row holds what the database does not take: halves find out which.
            await WriteAsync([.. rows.Take(rows.Count / 2)], cancellationToken);
            await WriteAsync([.. rows.Skip(rows.Count / 2)], cancellationToken);
        }
        catch (DbUpdateException) when (rows[0].Refusal is null)
        {
            rows[0].Refusal = "could not be saved: somebody changed the same lead at that moment, or a value does not fit the database";
            await SaveAsync(rows, cancellationToken);
        }
    }

    private async Task SaveAsync(IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var touched = await db.WriteAsync(async ct =>
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            var chunk = new ImportChunk(db, import, mapping, isSales, now, await KnownLeads.LoadAsync(db, rows, ct), await AccountBook.LoadAsync(db, rows, ct));

            foreach (var row in rows)
            {
                chunk.Take(row);
            }

            await AddChoicesAsync(db, ct);
            await scorer.RateAsync(db, chunk.Touched, now, "import", ct);
            StampMoves(db);
            db.ChangeTracker.AutoDetectChangesEnabled = true;
            var memory = RowMemory.Of(db);
            await db.SaveChangesAsync(ct);
            await LeaveUnassignedAsync(db, chunk.Touched, now, ct);
            await memory.KeepAsync(db, import, chunk.Touched, now, ct);
            await CountAsync(db, chunk, ct);
            await run.ReportAsync(db, run.Done + rows.Count, run.Total, run.Position + rows.Count, ct);
            return chunk.Touched;
        }, cancellationToken);
        newChoices.Clear();

        if (touched.Count > 0)
        {
            hub.Say([.. touched.Select(lead => lead.Id)]);
        }
    }

    // Routing leaves alone what was left without owner on purpose.
    private async Task LeaveUnassignedAsync(LeadDb db, IReadOnlyCollection<Lead> touched, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!mapping.Routes)
        {
            db.Routed.AddRange(touched.Where(lead => lead.OwnerId is null)
                .Select(lead => new Routed { LeadId = lead.Id, At = now, Cause = "import", Why = $"The import of {import.FileName} leaves its leads for whoever takes them.", By = import.By }));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    // What scoring made of the import is undone with it.
    private void StampMoves(LeadDb db)
    {
        foreach (var move in db.ChangeTracker.Entries<StageChange>().Where(move => move is { State: EntityState.Added, Entity.ImportId: null }))
        {
            move.Property(change => change.ImportId).CurrentValue = import.Id;
        }
    }

    private Task<int> CountAsync(LeadDb db, ImportChunk chunk, CancellationToken cancellationToken) =>
        db.Imports.Where(i => i.Id == import.Id).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.Created, i => i.Created + chunk.Created)
            .SetProperty(i => i.Updated, i => i.Updated + chunk.Updated)
            .SetProperty(i => i.Unchanged, i => i.Unchanged + chunk.Unchanged)
            .SetProperty(i => i.Refused, i => i.Refused + chunk.Refused), cancellationToken);

    private async Task AddChoicesAsync(LeadDb db, CancellationToken cancellationToken)
    {
        if (newChoices.Count == 0)
        {
            return;
        }

        var keys = newChoices.Keys.ToList();

        foreach (var field in await db.CustomFields.Where(field => keys.Contains(field.Key)).ToListAsync(cancellationToken))
        {
            field.Choices = [.. field.Choices.Union(newChoices[field.Key])];
        }
    }
}
