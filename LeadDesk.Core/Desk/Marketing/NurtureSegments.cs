using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Marketing;

/// <summary>The shared segments as they were counted last: who is in them, who is new, and how many became an MQL. One that was never counted is counted now.</summary>
public sealed class NurtureSegments(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public const int NewDays = 7;

    private const int Most = 8;

    public async Task<IReadOnlyList<NurtureRow>> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var (since, newSince) = (DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), now.AddDays(-NewDays));
        var fields = await SegmentShelf.FieldsAsync(db, cancellationToken);
        var segments = await SegmentShelf.VisibleTo(db, actor).AsNoTracking().Where(segment => (segment.IsShared || segment.TeamId != null) && segment.FrozenAt == null).OrderBy(segment => segment.Id).Take(Most).ToListAsync(cancellationToken);
        var ids = segments.ConvertAll(segment => segment.Id);
        var days = await db.SegmentDays.AsNoTracking().Where(day => ids.Contains(day.SegmentId) && day.Day >= since).ToListAsync(cancellationToken);
        var joined = await db.SegmentStays.Where(stay => ids.Contains(stay.SegmentId) && stay.Since >= newSince).GroupBy(stay => stay.SegmentId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var rows = new List<NurtureRow>();

        foreach (var segment in segments)
        {
            var counted = days.Where(day => day.SegmentId == segment.Id).MaxBy(day => day.Day);
            rows.Add(new(segment.Id, segment.Name, SegmentList.Words(segment, fields), counted?.Leads ?? await CountAsync(db, actor, segment, now, cancellationToken))
            {
                New = segment.FollowedSince is null ? null : joined.GetValueOrDefault(segment.Id),
                FollowedSince = segment.FollowedSince,
                Stayed = counted?.Stayed ?? 0,
                Mqls = counted?.Mqls ?? 0,
            });
        }

        return rows;
    }

    private static async Task<int?> CountAsync(LeadDb db, Actor actor, Segment segment, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await SegmentShelf.AskAsync(db, segment, now, cancellationToken)).Within is { } within ? await db.Leads.VisibleTo(actor).In(within).CountAsync(cancellationToken) : null;
}

/// <param name="Leads">Null when it cannot be asked.</param>
public sealed record NurtureRow(int Id, string Name, string Words, int? Leads)
{
    /// <summary>Leads that joined in the last 7 days; null before it is followed.</summary>
    public int? New { get; init; }

    /// <summary>Since when it is written down who joins; null before.</summary>
    public DateTimeOffset? FollowedSince { get; init; }

    /// <summary>Leads that were in it at some time in the last 90 days, and those of them that became an MQL in these days, once they were in.</summary>
    public int Stayed { get; init; }
    public int Mqls { get; init; }

    /// <summary>0–1; null when nobody was in it.</summary>
    public double? ToMql => Stayed == 0 ? null : Mqls / (double)Stayed;
}
