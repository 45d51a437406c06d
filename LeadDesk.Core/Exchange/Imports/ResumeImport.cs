using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Goes on with an import that was paused, cancelled or failed, behind the last row that is in.</summary>
public sealed class ResumeImport(IDbContextFactory<LeadDb> databases)
{
    public async Task<Outcome> RunAsync(Actor actor, long importId, CancellationToken cancellationToken)
    {
        if (!actor.Imports)
        {
            return Permission.Refused;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WriteAsync(async ct =>
        {
            var import = await db.Imports.Include(i => i.Job).FirstOrDefaultAsync(i => i.Id == importId, ct);

            if (import?.Job is not { } job)
            {
                return Permission.NotThere;
            }

            var input = ImportJobInput.Of(importId);
            var undone = await db.Jobs.AnyAsync(j => j.Kind == JobKind.UndoImport && j.Input == input, ct);

            if (undone || job.State is not (JobState.Cancelled or JobState.Paused or JobState.Failed))
            {
                return Outcome.Refuse(undone ? "This import was undone. Import the file anew." : "Only a paused, cancelled or failed import can be resumed. Nothing was changed.");
            }

            (job.State, job.CancelRequested, job.EndedAt, job.Failure) = (JobState.Waiting, false, null, null);
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, cancellationToken);
    }
}
