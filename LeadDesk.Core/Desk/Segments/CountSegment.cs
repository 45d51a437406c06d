using LeadDesk.Core.Data;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>How many leads a condition lets through, while it is being written.</summary>
public sealed class CountSegment(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<SegmentCount> AskAsync(Actor actor, Condition condition, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (within, problem) = await SegmentShelf.AskAsync(db, condition, clock.GetUtcNow(), cancellationToken);
        return within is null ? new(null, problem) : new(await db.Leads.VisibleTo(actor).In(within).CountAsync(cancellationToken), null);
    }
}

/// <param name="Leads">Of those the actor may see; null when it cannot be asked.</param>
/// <param name="Problem">Why not, in words.</param>
public sealed record SegmentCount(int? Leads, string? Problem);
