using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>The names of the segments that somebody made or that are shared, without counting anybody.</summary>
public sealed class SegmentChoices(IDbContextFactory<LeadDb> databases)
{
    public async Task<IReadOnlyList<SegmentChoice>> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await SegmentShelf.VisibleTo(db, actor).AsNoTracking().OrderBy(segment => segment.Name).ThenBy(segment => segment.Id).Select(segment => new SegmentChoice(segment.Id, segment.Name)).ToListAsync(cancellationToken);
    }
}

public sealed record SegmentChoice(int Id, string Name);
