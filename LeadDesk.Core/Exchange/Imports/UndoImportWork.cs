using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>
/// Undoes an import: first the changed fields, newest change first, then the stages, then the new leads. A position above 0 is the
/// id of the last change that was undone, one below 0 the id of the last lead that was looked at.
/// </summary>
internal sealed class UndoImportWork(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer) : IJobWork
{
    private const int ChunkSize = 500;

    public string Kind => JobKind.UndoImport;

    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var importId = ImportJobInput.ImportId(run.Input);

        if (run.Total is null)
        {
            await run.ReportAsync(0, await CountAsync(importId, cancellationToken), 0, cancellationToken);
        }

        while (run.Position >= 0 && await ChunkAsync(run, (db, ct) => RestoreFieldsAsync(db, run, importId, ct), cancellationToken))
        {
        }

        while (await ChunkAsync(run, (db, ct) => RestoreStagesAsync(db, run, importId, ct), cancellationToken))
        {
        }

        while (await ChunkAsync(run, (db, ct) => RemoveLeadsAsync(db, run, importId, ct), cancellationToken))
        {
        }

        await ChunkAsync(run, (db, ct) => FinishAsync(db, importId, ct), cancellationToken);
        hub.SayAll();
    }

    private async Task<bool> ChunkAsync(JobRun run, Func<LeadDb, CancellationToken, Task<bool>> work, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WriteAsync(ct => work(db, ct), cancellationToken);
    }

    private async Task<long> CountAsync(long importId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.FieldChanges.LongCountAsync(change => change.ImportId == importId, cancellationToken)
            + await db.Leads.IgnoreQueryFilters().LongCountAsync(lead => lead.ImportId == importId, cancellationToken);
    }

    private async Task<bool> RestoreFieldsAsync(LeadDb db, JobRun run, long importId, CancellationToken cancellationToken)
    {
        var before = run.Position > 0 ? run.Position : long.MaxValue;
        var changes = await db.FieldChanges.IgnoreQueryFilters().AsNoTracking().Where(change => change.ImportId == importId && change.Id < before)
            .OrderByDescending(change => change.Id).Take(ChunkSize).ToListAsync(cancellationToken);

        if (changes.Count == 0)
        {
            await run.ReportAsync(db, run.Done, run.Total, -1, cancellationToken);
            return false;
        }

        var now = clock.GetUtcNow();
        var restore = await FieldRestore.LoadAsync(db, [.. changes.Select(change => change.LeadId).Distinct()], importId, run, now, cancellationToken);

        foreach (var change in changes)
        {
            await restore.UndoAsync(change, cancellationToken);
        }

        await scorer.RateAsync(db, restore.Touched, now, "edit", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await CountAsync(db, importId, 0, restore.Restored, restore.Kept, cancellationToken);
        await run.ReportAsync(db, run.Done + changes.Count, run.Total, changes[^1].Id, cancellationToken);
        return true;
    }

    // A stage that was restored has another date, so that looking again finds nothing.
    private async Task<bool> RestoreStagesAsync(LeadDb db, JobRun run, long importId, CancellationToken cancellationToken)
    {
        var changes = await db.StageChanges.Include(change => change.Lead)
            .Where(change => change.ImportId == importId && change.Lead.ImportId != importId && change.Lead.Stage == change.To && change.Lead.StageSince == change.At)
            .OrderBy(change => change.Id).Take(ChunkSize).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();

        foreach (var change in changes)
        {
            db.StageChanges.Add(change.Lead.Enter(change.From, run.By, run.ById, now, "The import was undone"));
            change.Lead.KeepPromise();
        }

        await db.SaveChangesAsync(cancellationToken);
        await CountAsync(db, importId, 0, changes.Count, 0, cancellationToken);
        return changes.Count > 0;
    }

    private static async Task<bool> RemoveLeadsAsync(LeadDb db, JobRun run, long importId, CancellationToken cancellationToken)
    {
        var after = -run.Position - 1;
        var leads = await db.Leads.IgnoreQueryFilters().Where(lead => lead.ImportId == importId && lead.Id > after).OrderBy(lead => lead.Id).Take(ChunkSize)
            .Select(lead => new
            {
                lead.Id,
                IsWorkedOn = db.Activities.IgnoreQueryFilters().Any(a => a.LeadId == lead.Id) || db.Tasks.IgnoreQueryFilters().Any(t => t.LeadId == lead.Id)
                    || db.Events.IgnoreQueryFilters().Any(e => e.LeadId == lead.Id) || db.FieldChanges.IgnoreQueryFilters().Any(c => c.LeadId == lead.Id && c.ImportId != importId)
                    || db.StageChanges.IgnoreQueryFilters().Any(c => c.LeadId == lead.Id && c.ById != null && c.ImportId != importId),
            }).ToListAsync(cancellationToken);

        if (leads.Count == 0)
        {
            return false;
        }

        var gone = leads.Where(lead => !lead.IsWorkedOn).Select(lead => lead.Id).ToList();
        await db.Leads.IgnoreQueryFilters().Where(lead => gone.Contains(lead.Id)).ExecuteDeleteAsync(cancellationToken);
        await CountAsync(db, importId, gone.Count, 0, leads.Count - gone.Count, cancellationToken);
        await run.ReportAsync(db, run.Done + leads.Count, run.Total, -leads[^1].Id - 1, cancellationToken);
        return true;
    }

    private static async Task<bool> FinishAsync(LeadDb db, long importId, CancellationToken cancellationToken)
    {
        await db.Accounts.Where(account => account.ImportId == importId && !db.Leads.IgnoreQueryFilters().Any(lead => lead.AccountId == account.Id)).ExecuteDeleteAsync(cancellationToken);
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
