using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>One segment with what it asks and how many leads it has had; or all that is needed to write a new one.</summary>
public sealed class SegmentPage(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int Days = 90;

    /// <param name="segmentId">Null for a new one.</param>
    /// <returns>Null when there is no such segment for this actor.</returns>
    public async Task<SegmentView?> AskAsync(Actor actor, int? segmentId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var teams = await SegmentShelf.TeamsOf(db, actor).AsNoTracking().Select(pool => new SegmentTeam(pool.Id, pool.Name)).ToListAsync(cancellationToken);
        var fields = await SegmentShelf.FieldsAsync(db, cancellationToken);

        if (segmentId is null)
        {
            return new(null, new Condition.All(new Condition.Test(SegmentFields.StageKey, TestOperator.IsAnyOf, "lead", "engaged")), fields, [], true, 0) { Teams = teams };
        }

        if (await SegmentShelf.VisibleTo(db, actor).AsNoTracking().FirstOrDefaultAsync(one => one.Id == segmentId, cancellationToken) is not { } segment)
        {
            return null;
        }

        ModelJson.TryRead(segment.Condition, out Condition? condition);
        var days = await db.SegmentDays.AsNoTracking().Where(day => day.SegmentId == segmentId).OrderByDescending(day => day.Day).Take(Days).ToListAsync(cancellationToken);
        var frozen = segment.FrozenAt is null ? 0 : await db.SegmentMembers.CountAsync(member => member.SegmentId == segmentId, cancellationToken);
        days.Reverse();
        return new(segment, condition ?? new Condition.All(), fields, days, SegmentShelf.MayChange(segment, actor), frozen)
        {
            Teams = teams,
            Moves = segment.FollowedSince is null ? null : await SegmentMoves.CountAsync(db, actor, segment.Id, clock.GetUtcNow(), cancellationToken),
            UsedBy = await SegmentUses.AllAsync(db, segment.Id, cancellationToken),
        };
    }
}

/// <param name="Segment">Null for a new one.</param>
/// <param name="Days">Oldest first.</param>
/// <param name="Frozen">How many leads a frozen one has.</param>
public sealed record SegmentView(Segment? Segment, Condition Condition, IReadOnlyList<LeadField> Fields, IReadOnlyList<SegmentDay> Days, bool MayChange, int Frozen)
{
    /// <summary>The teams that it can be shared with by this actor.</summary>
    public IReadOnlyList<SegmentTeam> Teams { get; init; } = [];

    /// <summary>How many joined and left; null before it is followed.</summary>
    public SegmentFlow? Moves { get; init; }

    /// <summary>All that names it.</summary>
    public IReadOnlyList<string> UsedBy { get; init; } = [];
}

public sealed record SegmentTeam(int Id, string Name);
