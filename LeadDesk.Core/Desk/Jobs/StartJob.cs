using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Jobs;

/// <summary>Puts a job in line. The same one still waiting is enough: it is answered again instead of lined up twice.</summary>
public sealed class StartJob(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <param name="input">What the kind needs to know, as JSON.</param>
    /// <returns>The job's id, 0 when refused.</returns>
    public async Task<(Outcome Outcome, long JobId)> RunAsync(Actor actor, string kind, string input, CancellationToken cancellationToken)
    {
        if (!actor.Imports)
        {
            return (Outcome.Refuse("Only a marketer, a manager or an admin can start this."), 0);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var id = await db.WriteAsync(async ct =>
        {
            var job = await db.Jobs.FirstOrDefaultAsync(j => j.Kind == kind && j.Input == input && j.State == JobState.Waiting && !j.CancelRequested, ct);

            if (job is null)
            {
                job = new Job { Kind = kind, Input = input, CreatedAt = now, ById = actor.UserId, By = actor.Name };
                db.Jobs.Add(job);
                await db.SaveChangesAsync(ct);
            }

            return job.Id;
        }, cancellationToken);
        return (Outcome.Done, id);
    }
}
