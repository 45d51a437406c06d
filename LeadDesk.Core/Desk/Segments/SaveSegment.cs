using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>Makes a segment or changes one.</summary>
public sealed class SaveSegment(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <returns>The segment's id; 0 when refused.</returns>
    public async Task<(Outcome Outcome, int SegmentId)> RunAsync(Actor actor, SegmentEntry entry, CancellationToken cancellationToken = default)
    {
        var name = Folding.Storable((entry.Name ?? "").Trim());

        if (name.Length is 0 or > Segment.LongestName)
        {
            return (Outcome.Refuse($"Name the segment in 1 to {Segment.LongestName} characters. Nothing was saved yet."), 0);
        }

        var now = clock.GetUtcNow();
        return await LeadSave.RunAsync(databases, (db, token) => SaveAsync(db, actor, entry with { Name = name }, now, token), () => (LeadSave.Busy, 0), cancellationToken);
    }

    private static async Task<(Outcome, int)> SaveAsync(LeadDb db, Actor actor, SegmentEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if ((await SegmentShelf.AskAsync(db, entry.Condition, now, cancellationToken)).Problem is { } problem)
        {
            return (Outcome.Refuse($"{problem} Nothing was saved yet."), 0);
        }

        var segment = entry.Id is { } id ? await SegmentShelf.VisibleTo(db, actor).FirstOrDefaultAsync(one => one.Id == id, cancellationToken) : null;

        if (Check(actor, entry, segment) is { Succeeded: false } refused)
        {
            return (refused, 0);
        }

        if (segment is { IsShared: true } && !entry.IsShared && await UsedAsync(db, segment, cancellationToken) is { } used)
        {
            return (used, 0);
        }

        if (segment is null && await db.Segments.CountAsync(cancellationToken) >= Segment.Most)
        {
            return (Outcome.Refuse($"The desk has {Segment.Most} segments already. Delete one first; nothing was saved yet."), 0);
        }

        if (entry.TeamId is { } team && team != segment?.TeamId && !await SegmentShelf.TeamsOf(db, actor).AnyAsync(pool => pool.Id == team, cancellationToken))
        {
            return (Outcome.Refuse("There is no such team that you could share with. Choose another one; nothing was saved yet."), 0);
        }

        segment ??= db.Segments.Add(new() { Name = entry.Name!, Condition = "", OwnerId = actor.UserId, CreatedAt = now }).Entity;
        var condition = ModelJson.Write(entry.Condition);

        // Another question has other members: whoever is in it then did not join.
        if (segment.Condition != condition)
        {
            segment.FollowedSince = null;
            db.Entry(segment).Property(one => one.FollowedSince).IsModified = segment.Id > 0;
        }

        (segment.Name, segment.IsShared, segment.TeamId, segment.Condition) = (entry.Name!, entry.IsShared, entry.IsShared ? null : entry.TeamId, condition);
        await db.SaveChangesAsync(cancellationToken);
        return (Outcome.Done, segment.Id);
    }

    private static async Task<Outcome?> UsedAsync(LeadDb db, Segment segment, CancellationToken cancellationToken)
    {
        await db.HoldAsync(SegmentUses.Keys, cancellationToken);
        return await SegmentUses.FindAsync(db, segment.Id, cancellationToken) is { Count: > 0 } uses
            ? Outcome.Refuse($"{segment.Name} is used by {string.Join(" and ", uses)}, so it stays shared with everybody. Nothing was saved yet.") : null;
    }

    private static Outcome Check(Actor actor, SegmentEntry entry, Segment? segment) =>
        entry.Id is null ? (actor.UserId is null && !actor.Administers ? Outcome.Refuse("Only a person keeps segments. Nothing was saved.") : Outcome.Done)
        : segment is null ? SegmentShelf.NotFound
        : !SegmentShelf.MayChange(segment, actor) ? Outcome.Refuse("This segment is somebody else’s. Save yours under another name; nothing was saved yet.")
        : segment.FrozenAt is not null && ModelJson.Write(entry.Condition) != segment.Condition ? Outcome.Refuse("A frozen segment keeps its leads; only its name can change. Nothing was saved yet.")
        : segment.Version != entry.Seen ? Outcome.Refuse("Somebody else changed this segment in between. Nothing of yours was saved; open it again and repeat.")
        : Outcome.Done;
}

/// <param name="Id">Null for a new one.</param>
/// <param name="IsShared">With everybody.</param>
/// <param name="Seen">The version that was shown, 0 for a new one.</param>
/// <param name="TeamId">The pool whose people see it besides its maker; null for none.</param>
public sealed record SegmentEntry(int? Id, string? Name, Condition Condition, bool IsShared, int Seen, int? TeamId = null);
