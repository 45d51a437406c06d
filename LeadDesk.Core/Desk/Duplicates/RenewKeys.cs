using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>
/// Searches the whole desk once after the way has changed in which leads are looked up: each lead has the keys of its last save, and those made in two
/// ways do not meet.
/// </summary>
public sealed class RenewKeys(IDbContextFactory<LeadDb> databases, StartJob start)
{
    /// <returns>The job that was lined up; null when none is needed.</returns>
    public async Task<long?> RunAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return !actor.Administers || !await db.Leads.AnyAsync(cancellationToken) || await db.Jobs.AnyAsync(job => job.Kind == JobKind.Duplicates && job.Input == SearchInput.Now && job.State != JobState.Cancelled, cancellationToken)
            ? null
            : (await start.RunAsync(actor, JobKind.Duplicates, SearchInput.Now, cancellationToken)).JobId;
    }
}
