using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Jobs;

/// <summary>Asks a job to stop; a waiting one is over at once, a running one at its next chunk. What it did stays.</summary>
public sealed class CancelJob(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Actor actor, long jobId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return await db.WriteAsync(async ct =>
        {
            var job = await db.Jobs.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(j => j.Id == jobId, ct);

            if (job is null)
            {
                return Outcome.Refuse("There is no such job.");
            }

            if (job.IsOver)
            {
                return Outcome.Refuse($"The job is already over: {job.State.ToString().ToLowerInvariant()}.");
            }

            await db.Jobs.Where(j => j.Id == jobId).ExecuteUpdateAsync(set => set.SetProperty(j => j.CancelRequested, true), ct);
            await db.Jobs.Where(j => j.Id == jobId && j.State == JobState.Waiting).ExecuteUpdateAsync(set => set
                .SetProperty(j => j.State, JobState.Cancelled)
                .SetProperty(j => j.EndedAt, now), ct);
            return Outcome.Done;
        }, cancellationToken);
    }
}
