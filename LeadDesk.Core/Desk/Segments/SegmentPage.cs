using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>One segment with what it asks and how many leads it has had; or all that is needed to write a new one.</summary>
public sealed class SegmentPage(IDbContextFactory<LeadDb> databases)
{
    private const int Days = 90;

    /// <param name="segmentId">Null for a new one.</param>
    /// <returns>Null when there is no such segment for this actor.</returns>
    public async Task<SegmentView?> AskAsync(Actor actor, int? segmentId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var fields = await SegmentShelf.FieldsAsync(db, cancellationToken);

        if (segmentId is null)
        {
            return new(null, new Condition.All(new Condition.Test(SegmentFields.StageKey, TestOperator.IsAnyOf, "lead", "engaged")), fields, [], true, 0);
        }

        if (await db.Segments.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(one => one.Id == segmentId, cancellationToken) is not { } segment)
        {
            return null;
        }

        ModelJson.TryRead(segment.Condition, out Condition? condition);
        var days = await db.SegmentDays.AsNoTracking().Where(day => day.SegmentId == segmentId).OrderByDescending(day => day.Day).Take(Days).ToListAsync(cancellationToken);
        var frozen = segment.FrozenAt is null ? 0 : await db.SegmentMembers.CountAsync(member => member.SegmentId == segmentId, cancellationToken);
        days.Reverse();
        return new(segment, condition ?? new Condition.All(), fields, days, SegmentShelf.MayChange(segment, actor), frozen);
    }
}

/// <param name="Segment">Null for a new one.</param>
/// <param name="Days">Oldest first.</param>
/// <param name="Frozen">How many leads a frozen one has.</param>
public sealed record SegmentView(Segment? Segment, Condition Condition, IReadOnlyList<LeadField> Fields, IReadOnlyList<SegmentDay> Days, bool MayChange, int Frozen);
