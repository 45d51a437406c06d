using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Lets an import wait after the rows that are being written, until somebody lets it go on; a restart changes nothing about that.</summary>
public sealed class PauseImport(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Actor actor, long importId, CancellationToken cancellationToken)
    {
        if (!actor.Imports)
        {
            return Permission.Refused;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var jobId = await db.Imports.Where(import => import.Id == importId).Select(import => import.JobId).FirstOrDefaultAsync(cancellationToken);

        if (jobId is null)
        {
            return Permission.NotThere;
        }

        var paused = await db.WriteAsync(ct => db.Jobs.Where(job => job.Id == jobId && !job.CancelRequested && (job.State == JobState.Waiting || job.State == JobState.Running))
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.State, JobState.Paused).SetProperty(job => job.EndedAt, now), ct), cancellationToken);
        return paused == 1 ? Outcome.Done : Outcome.Refuse("Only an import that is running or waits in line can be paused. Nothing was changed.");
    }
}
