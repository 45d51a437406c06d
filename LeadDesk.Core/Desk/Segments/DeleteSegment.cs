using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>Deletes a segment that nothing names; its leads stay.</summary>
public sealed class DeleteSegment(IDbContextFactory<LeadDb> databases)
{
    public async Task<Outcome> RunAsync(Actor actor, int segmentId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var segment = await SegmentShelf.VisibleTo(db, actor).AsNoTracking().FirstOrDefaultAsync(one => one.Id == segmentId, cancellationToken);

        if (segment is null)
        {
            return SegmentShelf.NotFound;
        }

        if (!SegmentShelf.MayChange(segment, actor))
        {
            return Outcome.Refuse("This segment is somebody else’s. It was left as it is.");
        }

        return await db.WriteAsync(async token =>
        {
            await db.HoldAsync(SegmentUses.Keys, token);

            if (await SegmentUses.AllAsync(db, segmentId, token) is { Count: > 0 } uses)
            {
                return Outcome.Refuse($"{segment.Name} is used by {string.Join(" and ", uses)}. Take it out there first; nothing was deleted.");
            }

            await db.Segments.Where(one => one.Id == segmentId).ExecuteDeleteAsync(token);
            return Outcome.Done;
        }, cancellationToken);
    }
}
