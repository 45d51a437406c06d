using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>Whether the whole desk is being searched, and when it last was.</summary>
public sealed class SearchState(IDbContextFactory<LeadDb> databases)
{
    public async Task<SearchStanding> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var last = await db.Jobs.AsNoTracking().Where(job => job.Kind == JobKind.Duplicates).OrderByDescending(job => job.Id).FirstOrDefaultAsync(cancellationToken);
        return new(actor.Imports, last is { IsOver: false } ? last.Id : null, last is { State: JobState.Finished } ? last.EndedAt : null);
    }
}

/// <param name="MayStart">Whether the actor may start a search.</param>
/// <param name="JobId">The search under way.</param>
/// <param name="FinishedAt">When the last one ended well.</param>
public sealed record SearchStanding(bool MayStart, long? JobId, DateTimeOffset? FinishedAt);
