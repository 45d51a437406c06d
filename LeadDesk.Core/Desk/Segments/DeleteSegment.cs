using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>Deletes a segment; its leads stay.</summary>
public sealed class DeleteSegment(IDbContextFactory<LeadDb> databases)
{
    public async Task<Outcome> RunAsync(Actor actor, int segmentId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var segment = await db.Segments.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(one => one.Id == segmentId, cancellationToken);

        if (segment is null)
        {
            return SegmentShelf.NotFound;
        }

        if (!SegmentShelf.MayChange(segment, actor))
        {
            return Outcome.Refuse("This segment is somebody else’s. It was left as it is.");
        }

        await db.WriteAsync(token => db.Segments.Where(one => one.Id == segmentId).ExecuteDeleteAsync(token), cancellationToken);
        return Outcome.Done;
    }
}
