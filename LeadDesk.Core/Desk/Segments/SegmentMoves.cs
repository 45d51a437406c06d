using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>Who joined a segment and who left it, the newest first. Whoever was there when following began did not join.</summary>
public sealed class SegmentMoves(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="left">Who left; otherwise who joined.</param>
    /// <param name="days">1 to 90 days back.</param>
    /// <param name="page">1, 2, 3 …</param>
    /// <returns>Null when there is no such segment for this actor.</returns>
    public async Task<SegmentMovesAnswer?> AskAsync(Actor actor, int segmentId, bool left, int days, int page, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (await SegmentShelf.VisibleTo(db, actor).AsNoTracking().FirstOrDefaultAsync(one => one.Id == segmentId, cancellationToken) is not { } segment)
        {
            return null;
        }

        var since = clock.GetUtcNow().AddDays(-Math.Clamp(days, 1, FollowMembers.Days));
        var stays = db.SegmentStays.Where(stay => stay.SegmentId == segmentId);
        var moved = left ? stays.Where(stay => stay.Until >= since).Select(stay => new { At = stay.Until, stay.Id, stay.LeadId })
            : stays.Where(stay => stay.Since >= since).Select(stay => new { At = stay.Since, stay.Id, stay.LeadId });
        var moves = from move in moved
                    join lead in db.Leads.VisibleTo(actor) on move.LeadId equals lead.Id
                    select new { move.At, move.Id, lead };
        var rows = await moves.OrderByDescending(move => move.At).ThenByDescending(move => move.Id).Skip((Math.Clamp(page, 1, 1_000_000) - 1) * PageSize).Take(PageSize)
            .Select(move => new { move.At, move.lead.Id, move.lead.FirstName, move.lead.LastName, move.lead.Email, move.lead.ExternalId, Company = move.lead.Account!.Name ?? move.lead.AccountName, move.lead.Cell, move.lead.Stage })
            .ToListAsync(cancellationToken);
        return new(segment.Name, segment.FollowedSince, await moves.CountAsync(cancellationToken),
            [.. rows.Select(row => new SegmentMove(row.Id, LeadName.Of(row.FirstName, row.LastName, row.Email, row.ExternalId, row.Id), row.Company, row.Cell, row.Stage, row.At!.Value))]);
    }

    internal static async Task<SegmentFlow> CountAsync(LeadDb db, Actor actor, int segmentId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (week, month, leads) = (now.AddDays(-7), now.AddDays(-30), db.Leads.VisibleTo(actor));
        var stays = db.SegmentStays.Where(stay => stay.SegmentId == segmentId && leads.Any(lead => lead.Id == stay.LeadId));
        return new(
            await stays.CountAsync(stay => stay.Since >= week, cancellationToken), await stays.CountAsync(stay => stay.Until >= week, cancellationToken),
            await stays.CountAsync(stay => stay.Since >= month, cancellationToken), await stays.CountAsync(stay => stay.Until >= month, cancellationToken));
    }
}

/// <summary>How many joined and left in 7 and 30 days, of those the actor may see.</summary>
public sealed record SegmentFlow(int JoinedInWeek, int LeftInWeek, int JoinedInMonth, int LeftInMonth);

/// <param name="FollowedSince">Null before it is followed.</param>
/// <param name="Total">Moves on all pages.</param>
public sealed record SegmentMovesAnswer(string Segment, DateTimeOffset? FollowedSince, int Total, IReadOnlyList<SegmentMove> Rows);

/// <param name="Cell">As it is now, like the stage.</param>
/// <param name="At">The count that saw it come or go.</param>
public sealed record SegmentMove(long LeadId, string Name, string? Company, Cell Cell, Stage Stage, DateTimeOffset At);
