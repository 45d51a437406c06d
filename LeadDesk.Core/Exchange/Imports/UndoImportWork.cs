using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>
/// Undoes an import: first the changed rows get back what they were, newest change first, then the new leads go, then what nobody is left
/// to use. A remembered row is gone once it was given back, so that starting again goes on; the position is the last new lead looked at.
/// </summary>
internal sealed class UndoImportWork(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer) : IJobWork
{
    private const int ChunkSize = 500, MostTries = 5;

    public string Kind => JobKind.UndoImport;

    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var importId = ImportJobInput.ImportId(run.Input);

        if (run.Total is null)
        {
            await run.ReportAsync(0, await CountAsync(importId, cancellationToken), run.Position, cancellationToken);
        }

        while (await ChunkAsync((db, ct) => ForgetEventsAsync(db, importId, ct), cancellationToken) is { Count: > 0 } touched)
        {
            hub.Say(touched);
        }

        for (long? before = long.MaxValue; before is { } last;)
        {
            (before, var touched) = await ChunkAsync((db, ct) => RestoreAsync(db, run, importId, last, ct), cancellationToken);
            hub.Say(touched);
        }

        while (await ChunkAsync((db, ct) => RemoveLeadsAsync(db, run, importId, ct), cancellationToken))
        {
        }

        await ChunkAsync((db, ct) => FinishAsync(db, run, importId, ct), cancellationToken);
        hub.SayAll();
    }

    private async Task<T> ChunkAsync<T>(Func<LeadDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);

            try
            {
                return await db.WriteAsync(ct => work(db, ct), cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries)
            {
                // Somebody saved one of these leads in between: once more, with what it is now.
            }
        }
    }

    private async Task<long> CountAsync(long importId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Remembered(db, importId).LongCountAsync(cancellationToken)
            + await db.Leads.IgnoreQueryFilters().LongCountAsync(lead => lead.ImportId == importId, cancellationToken);
    }

    private static IQueryable<FieldChange> Remembered(LeadDb db, long importId) =>
        db.FieldChanges.IgnoreQueryFilters().Where(change => change.ImportId == importId && change.Field.StartsWith(FieldChange.RowPrefix));

    // First, so that the leads are rated without them from then on.
    private async Task<IReadOnlyList<long>> ForgetEventsAsync(LeadDb db, long importId, CancellationToken cancellationToken)
    {
        await db.Activities.IgnoreQueryFilters().Where(activity => activity.ImportId == importId).ExecuteDeleteAsync(cancellationToken);
        await db.FieldChanges.IgnoreQueryFilters().Where(change => change.ImportId == importId && change.Field == FormConsent.Field).ExecuteDeleteAsync(cancellationToken);
        var ids = await db.Leads.IgnoreQueryFilters().Where(lead => db.Events.IgnoreQueryFilters().Any(e => e.LeadId == lead.Id && e.ImportId == importId))
            .OrderBy(lead => lead.Id).Select(lead => lead.Id).Take(ChunkSize).ToListAsync(cancellationToken);

        if (ids.Count > 0)
        {
            await db.Events.IgnoreQueryFilters().Where(e => ids.Contains(e.LeadId) && e.ImportId == importId).ExecuteDeleteAsync(cancellationToken);
            var leads = await db.Leads.IgnoreQueryFilters().Where(lead => ids.Contains(lead.Id)).ToListAsync(cancellationToken);
            var last = await db.Events.IgnoreQueryFilters().Where(e => ids.Contains(e.LeadId)).GroupBy(e => e.LeadId).Select(own => new { own.Key, At = own.Max(e => e.OccurredAt) })
                .ToDictionaryAsync(own => own.Key, own => own.At, cancellationToken);
            leads.ForEach(lead => lead.LastSignalAt = last.TryGetValue(lead.Id, out var at) ? at : null);
            await scorer.RateAsync(db, leads, clock.GetUtcNow(), "edit", cancellationToken, moves: false);
            await db.SaveChangesAsync(cancellationToken);
        }

        return ids;
    }

    // With the id of the last row that was given back, or null when there are no more.
    private async Task<(long? Last, IReadOnlyList<long> Touched)> RestoreAsync(LeadDb db, JobRun run, long importId, long before, CancellationToken cancellationToken)
    {
        var rows = await Remembered(db, importId).AsNoTracking().Where(row => row.Id < before).OrderByDescending(row => row.Id).Take(ChunkSize).ToListAsync(cancellationToken);

        if (rows.Count == 0)
        {
            return (null, []);
        }

        var now = clock.GetUtcNow();
        var restore = await RowRestore.LoadAsync(db, rows, run, now, cancellationToken);

        foreach (var row in rows)
        {
            restore.Undo(row);
        }

        // Nobody is handed over because an import was undone.
        await scorer.RateAsync(db, restore.Touched, now, "edit", cancellationToken, moves: false);
        await db.SaveChangesAsync(cancellationToken);
        var done = rows.Select(row => row.Id).ToList();
        await db.FieldChanges.IgnoreQueryFilters().Where(row => done.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        await CountAsync(db, importId, 0, restore.Restored, restore.Kept, cancellationToken);
        await run.ReportAsync(db, run.Done + rows.Count, run.Total, run.Position, cancellationToken);
        return (rows[^1].Id, [.. restore.Touched.Select(lead => lead.Id)]);
    }

    private static async Task<bool> RemoveLeadsAsync(LeadDb db, JobRun run, long importId, CancellationToken cancellationToken)
    {
        var leads = await db.Leads.IgnoreQueryFilters().Where(lead => lead.ImportId == importId && lead.Id > run.Position).OrderBy(lead => lead.Id).Take(ChunkSize)
            .Select(lead => lead.Id).ToListAsync(cancellationToken);

        if (leads.Count == 0)
        {
            return false;
        }

        var worked = await db.Leads.IgnoreQueryFilters().Where(lead => leads.Contains(lead.Id)).Where(WorkedOn.Since(db, importId)).Select(lead => lead.Id).ToListAsync(cancellationToken);
        var gone = leads.Except(worked).ToList();
        await db.Leads.IgnoreQueryFilters().Where(lead => gone.Contains(lead.Id)).ExecuteDeleteAsync(cancellationToken);
        await CountAsync(db, importId, gone.Count, 0, leads.Count - gone.Count, cancellationToken);
        await run.ReportAsync(db, run.Done + leads.Count, run.Total, leads[^1], cancellationToken);
        return true;
    }

    private async Task<bool> FinishAsync(LeadDb db, JobRun run, long importId, CancellationToken cancellationToken)
    {
        await db.Accounts.Where(account => account.ImportId == importId && !db.Leads.IgnoreQueryFilters().Any(lead => lead.AccountId == account.Id)).ExecuteDeleteAsync(cancellationToken);
        var kept = await MadeFields.RemoveAsync(db, importId, run, clock.GetUtcNow(), cancellationToken);
        await CountAsync(db, importId, 0, 0, kept, cancellationToken);
        await db.Jobs.Where(job => db.Imports.Any(import => import.Id == importId && import.JobId == job.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.State, JobState.Undone), cancellationToken);
        return true;
    }

    private static Task<int> CountAsync(LeadDb db, long importId, int removed, int restored, int kept, CancellationToken cancellationToken) =>
        db.Imports.Where(import => import.Id == importId).ExecuteUpdateAsync(set => set
            .SetProperty(import => import.Removed, import => import.Removed + removed)
            .SetProperty(import => import.Restored, import => import.Restored + restored)
            .SetProperty(import => import.Kept, import => import.Kept + kept), cancellationToken);
}
