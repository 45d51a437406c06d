using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Marketing;

/// <summary>The shared segments as they were counted last, and how they grew in a week. One that was never counted is counted now.</summary>
public sealed class NurtureSegments(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int Most = 8, Week = 7;

    public async Task<IReadOnlyList<NurtureRow>> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var (today, weekAgo) = (DateOnly.FromDateTime(now.UtcDateTime), DateOnly.FromDateTime(now.UtcDateTime).AddDays(-Week));
        var fields = await SegmentShelf.FieldsAsync(db, cancellationToken);
        var segments = await db.Segments.AsNoTracking().VisibleTo(actor).Where(segment => segment.IsShared && segment.FrozenAt == null).OrderBy(segment => segment.Id).Take(Most).ToListAsync(cancellationToken);
        var ids = segments.ConvertAll(segment => segment.Id);
        var days = await db.SegmentDays.AsNoTracking().Where(day => ids.Contains(day.SegmentId) && (day.Day == today || day.Day == weekAgo)).ToListAsync(cancellationToken);
        var rows = new List<NurtureRow>();

        foreach (var segment in segments)
        {
            var (counted, before) = (days.Find(day => day.SegmentId == segment.Id && day.Day == today), days.Find(day => day.SegmentId == segment.Id && day.Day == weekAgo));
            var leads = counted?.Leads ?? await CountAsync(db, actor, segment, now, cancellationToken);
            rows.Add(new(segment.Id, segment.Name, SegmentList.Words(segment, fields), leads, leads - before?.Leads));
        }

        return rows;
    }

    private static async Task<int?> CountAsync(LeadDb db, Actor actor, Core.Leads.Segment segment, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await SegmentShelf.AskAsync(db, segment, now, cancellationToken)).Within is { } within ? await db.Leads.VisibleTo(actor).In(within).CountAsync(cancellationToken) : null;
}

/// <param name="Leads">Null when it cannot be asked.</param>
/// <param name="Change">Against a week ago; null when it was not counted then.</param>
public sealed record NurtureRow(int Id, string Name, string Words, int? Leads, int? Change);
