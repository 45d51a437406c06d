using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Takes a whole import back: leads it made go, fields it made go unless they are used, and what it changed is as it was before. What somebody worked on since is kept.</summary>
public sealed class UndoImport(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <returns>The id of the job that does it, 0 when refused.</returns>
    public async Task<(Outcome Outcome, long JobId)> RunAsync(Actor actor, long importId, CancellationToken cancellationToken)
    {
        if (!actor.Imports)
        {
            return (Permission.Refused, 0);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return await db.WriteAsync(async ct =>
        {
            var import = await db.Imports.AsNoTracking().Include(i => i.Job).FirstOrDefaultAsync(i => i.Id == importId, ct);

            if (import?.Job is not { } job)
            {
                return (Permission.NotThere, 0L);
            }

            if (!job.IsOver)
            {
                return (Outcome.Refuse("The import is still running. Cancel it first; what is in can then be undone."), 0L);
            }

            var input = ImportJobInput.Of(importId);

            if (job.State == JobState.Undone || await db.Jobs.AnyAsync(j => j.Kind == JobKind.UndoImport && j.Input == input && j.State != JobState.Failed && j.State != JobState.Cancelled, ct))
            {
                return (Outcome.Refuse("This import is already undone, or being undone."), 0L);
            }

            // One that broke off is gone on with.
            var broken = await db.Jobs.AsNoTracking().Where(j => j.Kind == JobKind.UndoImport && j.Input == input).OrderByDescending(j => j.Id).FirstOrDefaultAsync(ct);
            var undo = new Job
            {
                Kind = JobKind.UndoImport,
                Input = input,
                CreatedAt = now,
                ById = actor.UserId,
                By = actor.Name,
                Done = broken?.Done ?? 0,
                Total = broken?.Total,
                Position = broken?.Position ?? 0,
            };
            db.Jobs.Add(undo);
            await db.SaveChangesAsync(ct);
            return (Outcome.Done, undo.Id);
        }, cancellationToken);
    }
}
