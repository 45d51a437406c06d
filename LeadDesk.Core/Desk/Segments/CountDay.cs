using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>Writes down how many leads each segment has today, and who joined and left; a later count of the day takes the place of an earlier one.</summary>
public sealed class CountDay(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task RunAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Administers)
        {
            return;
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        foreach (var segment in await db.Segments.AsNoTracking().Where(segment => segment.FrozenAt == null).OrderBy(segment => segment.Id).ToListAsync(cancellationToken))
        {
            // One that cannot be asked is not counted, and nobody leaves it.
            if ((await SegmentShelf.AskAsync(db, segment, now, cancellationToken)).Within is { } within)
            {
                var found = (await db.Leads.In(within).Select(lead => lead.Id).ToListAsync(cancellationToken)).ToHashSet();
                var leads = found.Count;
                await FollowMembers.RunAsync(db, segment, found, now, cancellationToken);
                var (stayed, mqls) = await FollowMembers.SumAsync(db, segment, now, cancellationToken);
                await db.WriteAsync(token => KeepAsync(db, new() { SegmentId = segment.Id, Day = DateOnly.FromDateTime(now.UtcDateTime), Leads = leads, Stayed = stayed, Mqls = mqls }, token), cancellationToken);
            }
        }
    }

    private static async Task<int> KeepAsync(LeadDb db, SegmentDay today, CancellationToken cancellationToken)
    {
        if (await db.SegmentDays.FirstOrDefaultAsync(day => day.SegmentId == today.SegmentId && day.Day == today.Day, cancellationToken) is { } known)
        {
            (known.Leads, known.Stayed, known.Mqls) = (today.Leads, today.Stayed, today.Mqls);
        }
        else if (await db.Segments.AnyAsync(segment => segment.Id == today.SegmentId, cancellationToken))
        {
            db.SegmentDays.Add(today);
        }

        return await db.SaveChangesAsync(cancellationToken);
    }
}
