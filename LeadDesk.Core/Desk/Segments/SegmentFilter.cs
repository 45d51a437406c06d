using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>Looks up what the segment in a filter means now. One that is not there, or cannot be asked, lets no lead through.</summary>
public sealed class SegmentFilter(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<LeadFilter> ResolveAsync(Actor actor, LeadFilter filter, CancellationToken cancellationToken = default)
    {
        if (filter.SegmentId is not { } id)
        {
            return filter;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (await SegmentShelf.VisibleTo(db, actor).AsNoTracking().FirstOrDefaultAsync(segment => segment.Id == id, cancellationToken) is not { } segment)
        {
            return filter with { Within = null, SegmentName = "a segment that is not there" };
        }

        var (within, _) = await SegmentShelf.AskAsync(db, segment, clock.GetUtcNow(), cancellationToken);
        return filter with { Within = within, SegmentName = segment.Name };
    }
}
