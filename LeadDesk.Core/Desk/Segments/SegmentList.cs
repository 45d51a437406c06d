using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>The segments that somebody made or that are shared with them, by name, each with its count now and a week ago.</summary>
public sealed class SegmentList(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<IReadOnlyList<SegmentRow>> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var weekAgo = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-7);
        var fields = await SegmentShelf.FieldsAsync(db, cancellationToken);
        var owners = await db.Users.ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        var teams = await db.Pools.ToDictionaryAsync(pool => pool.Id, pool => pool.Name, cancellationToken);
        var before = await db.SegmentDays.Where(day => day.Day == weekAgo).ToDictionaryAsync(day => day.SegmentId, day => day.Leads, cancellationToken);
        var rows = new List<SegmentRow>();

        foreach (var segment in await SegmentShelf.VisibleTo(db, actor).AsNoTracking().OrderBy(segment => segment.Name).ThenBy(segment => segment.Id).ToListAsync(cancellationToken))
        {
            var (within, problem) = await SegmentShelf.AskAsync(db, segment, now, cancellationToken);
            rows.Add(new(
                segment.Id, segment.Name, Words(segment, fields), segment.OwnerId is { } owner ? owners.GetValueOrDefault(owner) : null, segment.IsShared, segment.FrozenAt,
                within is null ? null : await db.Leads.VisibleTo(actor).In(within).CountAsync(cancellationToken), before.TryGetValue(segment.Id, out var count) ? count : null, problem, SegmentShelf.MayChange(segment, actor),
                segment.TeamId is { } team ? teams.GetValueOrDefault(team) : null));
        }

        return rows;
    }

    internal static string Words(Segment segment, IReadOnlyList<LeadField> fields) =>
        ModelJson.TryRead(segment.Condition, out Condition? condition).Succeeded ? ConditionWords.Of(condition, key => (SegmentFields.Find(key) ?? fields.FirstOrDefault(field => field.Key == key))?.Name ?? key) : "";
}

/// <param name="Leads">Now, of those the actor may see; null when it cannot be asked.</param>
/// <param name="WeekAgo">Of all leads a week ago, if it was counted then.</param>
/// <param name="Problem">Why it cannot be asked, such as a deleted field.</param>
/// <param name="Team">The team that it is shared with; null for none.</param>
public sealed record SegmentRow(int Id, string Name, string Words, string? Owner, bool IsShared, DateTimeOffset? FrozenAt, int? Leads, int? WeekAgo, string? Problem, bool MayChange, string? Team = null);
