using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>Starts learning anew when the last time is a week ago. The first time is for a person to start.</summary>
public sealed class RetrainWhenDue(IDbContextFactory<LeadDb> databases, TimeProvider clock, StartJob start)
{
    public static readonly TimeSpan Every = TimeSpan.FromDays(7);

    /// <returns>Whether it was started.</returns>
    public async Task<bool> RunAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var before = clock.GetUtcNow() - Every;

        // What failed a moment ago fails again; it waits for its week, too.
        if (await db.LearnedModels.MaxAsync(model => (DateTimeOffset?)model.At, cancellationToken) is not { } last || last > before
            || await db.Jobs.AnyAsync(job => job.Kind == JobKind.Train && job.CreatedAt > before, cancellationToken))
        {
            return false;
        }

        var (won, lost) = await Outcomes.CountAsync(db, cancellationToken);
        return Training.NotEnough(won, lost) is null && (await start.RunAsync(actor, JobKind.Train, "{}", cancellationToken)).Outcome.Succeeded;
    }
}
