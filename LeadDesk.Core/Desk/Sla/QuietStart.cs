using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>Begins the clocks of a desk whose leads have a past: what was due before now was somebody's then, and nobody is warned of it again.</summary>
public sealed class QuietStart(IDbContextFactory<LeadDb> databases, FollowClocks follow, PublishedModels published, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await follow.RunAsync(Actor.Desk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await db.WriteAsync(async ct =>
        {
            await PastPromises.AddAsync(db, await SlaBook.LoadAsync(db, published, ct), now, ct);
            await db.SaveChangesAsync(ct);
            var late = await db.Clocks.Where(one => one.StoppedAt == null && one.DueAt <= now && one.BreachedAt == null).ToListAsync(ct);
            db.ClockNotes.AddRange(late.Select(one => new ClockNote { Clock = one, At = now, Text = "Late already when the desk began to keep promises; nobody was warned", By = Actor.Desk.Name }));
            await db.SaveChangesAsync(ct);
            await db.Clocks.Where(one => one.StoppedAt == null && one.DueAt <= now && one.BreachedAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.BreachedAt, one => one.DueAt), ct);
            return await db.ClockSteps.Where(step => step.DoneAt == null && step.DueAt <= now).ExecuteUpdateAsync(set => set.SetProperty(step => step.DoneAt, now), ct);
        }, cancellationToken);
    }
}
