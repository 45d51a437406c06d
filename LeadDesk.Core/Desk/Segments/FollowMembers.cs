using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>Writes down who joined a segment and who left it since the last count. Only the difference is written, a thousand at a time, so that nobody waits.</summary>
internal static class FollowMembers
{
    /// <summary>So many days back it is told how many members became an MQL.</summary>
    public const int Days = 90;

    private const int Chunk = 1_000, RemovedAtOnce = 5_000;

    /// <summary>A stay is kept for so long after it ended.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(366);

    /// <param name="found">The leads that are in it now.</param>
    public static async Task RunAsync(LeadDb db, Segment segment, HashSet<long> found, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isFirst = segment.FollowedSince is null;
        var (stays, kept) = (db.SegmentStays.Where(stay => stay.SegmentId == segment.Id), now - Kept);

        // What it asked before had other members.
        await ForgetAsync(db, isFirst ? stays : stays.Where(stay => stay.Until < kept), cancellationToken);
        var left = new List<long>();

        await foreach (var stay in stays.Where(stay => stay.Until == null).Select(stay => new { stay.Id, stay.LeadId }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!found.Remove(stay.LeadId))
            {
                left.Add(stay.Id);
            }
        }

        foreach (var ids in left.Chunk(Chunk))
        {
            await db.WriteAsync(token => db.SegmentStays.Where(stay => ids.Contains(stay.Id) && stay.Until == null).ExecuteUpdateAsync(set => set.SetProperty(stay => stay.Until, now), token), cancellationToken);
        }

        foreach (var ids in found.Order().Chunk(Chunk))
        {
            await db.WriteAsync(token => AddAsync(db, segment, ids, isFirst ? null : now, token), cancellationToken);
        }

        if (isFirst)
        {
            // Without a new version: nobody who has it open wrote anything that this overtakes.
            await db.WriteAsync(token => Same(db, segment).ExecuteUpdateAsync(set => set.SetProperty(one => one.FollowedSince, now), token), cancellationToken);
        }
    }

    /// <summary>Leads that were in it at some time in the last 90 days, and those of them that became an MQL in these days, once they were in.</summary>
    public static async Task<(int Stayed, int Mqls)> SumAsync(LeadDb db, Segment segment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (since, followed) = (now.AddDays(-Days), segment.FollowedSince ?? now);
        var stays = db.SegmentStays.Where(stay => stay.SegmentId == segment.Id && (stay.Until == null || stay.Until >= since));

        // The moves to MQL are few beside the stays.
        var mqls = db.StageChanges.Where(change => change.To == Stage.Mql && change.At >= since && stays.Any(stay => stay.LeadId == change.LeadId && change.At >= (stay.Since ?? followed)));
        return (await stays.Select(stay => stay.LeadId).Distinct().CountAsync(cancellationToken), await mqls.Select(change => change.LeadId).Distinct().CountAsync(cancellationToken));
    }

    // Another process may have counted too, the segment may ask something else by now, and leads may be gone.
    private static async Task<int> AddAsync(LeadDb db, Segment segment, long[] ids, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        await db.HoldAsync([$"segment-{segment.Id}"], cancellationToken);

        if (!await Same(db, segment).AnyAsync(cancellationToken))
        {
            return 0;
        }

        var open = db.SegmentStays.Where(stay => stay.SegmentId == segment.Id && stay.Until == null);
        var joined = await db.Leads.Where(lead => ids.Contains(lead.Id) && !open.Any(stay => stay.LeadId == lead.Id)).Select(lead => lead.Id).ToListAsync(cancellationToken);
        await NewRows.Of(db).AddAsync(db, joined.ConvertAll(id => new SegmentStay { SegmentId = segment.Id, LeadId = id, Since = since }), cancellationToken);
        return joined.Count;
    }

    private static IQueryable<Segment> Same(LeadDb db, Segment segment) => db.Segments.Where(one => one.Id == segment.Id && one.Condition == segment.Condition);

    private static async Task ForgetAsync(LeadDb db, IQueryable<SegmentStay> stays, CancellationToken cancellationToken)
    {
        while (await stays.OrderBy(stay => stay.Id).Select(stay => stay.Id).Take(RemovedAtOnce).ToListAsync(cancellationToken) is [.., var last])
        {
            await db.WriteAsync(token => stays.Where(stay => stay.Id <= last).ExecuteDeleteAsync(token), cancellationToken);
        }
    }
}
