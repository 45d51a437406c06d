using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>Writes down how many leads each segment has today; a later count of the day takes the place of an earlier one.</summary>
public sealed class CountDay(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task RunAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Administers)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        foreach (var segment in await db.Segments.AsNoTracking().Where(segment => segment.FrozenAt == null).OrderBy(segment => segment.Id).ToListAsync(cancellationToken))
        {
            // One that cannot be asked is not counted.
            if ((await SegmentShelf.AskAsync(db, segment, now, cancellationToken)).Within is { } within)
            {
                var leads = await db.Leads.In(within).CountAsync(cancellationToken);
                await db.WriteAsync(token => KeepAsync(db, segment.Id, today, leads, token), cancellationToken);
            }
        }
    }

    private static async Task<int> KeepAsync(LeadDb db, int segmentId, DateOnly today, int leads, CancellationToken cancellationToken)
    {
        if (await db.SegmentDays.FirstOrDefaultAsync(day => day.SegmentId == segmentId && day.Day == today, cancellationToken) is { } known)
        {
            known.Leads = leads;
        }
        else if (await db.Segments.AnyAsync(segment => segment.Id == segmentId, cancellationToken))
        {
            db.SegmentDays.Add(new() { SegmentId = segmentId, Day = today, Leads = leads });
        }

        return await db.SaveChangesAsync(cancellationToken);
    }
}
