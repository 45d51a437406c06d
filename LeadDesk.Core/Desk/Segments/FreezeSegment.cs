using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>Writes down which leads a segment has now, as a segment of its own that stays as it is.</summary>
public sealed class FreezeSegment(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int Chunk = 5_000;

    /// <returns>The frozen segment's id; 0 when refused.</returns>
    public async Task<(Outcome Outcome, int SegmentId)> RunAsync(Actor actor, int segmentId, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        return await LeadSave.RunAsync(databases, (db, token) => FreezeAsync(db, actor, segmentId, now, token), () => (LeadSave.Busy, 0), cancellationToken);
    }

    private static async Task<(Outcome, int)> FreezeAsync(LeadDb db, Actor actor, int segmentId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await SegmentShelf.VisibleTo(db, actor).AsNoTracking().FirstOrDefaultAsync(one => one.Id == segmentId, cancellationToken) is not { } segment)
        {
            return (SegmentShelf.NotFound, 0);
        }

        var (within, problem) = await SegmentShelf.AskAsync(db, segment, now, cancellationToken);

        if (within is null)
        {
            return (Outcome.Refuse($"{problem} Nothing was frozen."), 0);
        }

        var ids = await db.Leads.VisibleTo(actor).In(within).Select(lead => lead.Id).ToListAsync(cancellationToken);
        var name = $"{segment.Name}, {now:yyyy-MM-dd HH:mm}";
        var frozen = db.Segments.Add(new() { Name = name.Length > Segment.LongestName ? name[^Segment.LongestName..] : name, Condition = segment.Condition, OwnerId = actor.UserId, CreatedAt = now, FrozenAt = now }).Entity;
        await db.SaveChangesAsync(cancellationToken);

        foreach (var some in ids.Chunk(Chunk))
        {
            db.SegmentMembers.AddRange(some.Select(id => new SegmentMember { SegmentId = frozen.Id, LeadId = id }));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        return (Outcome.Done, frozen.Id);
    }
}
