using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>
/// Does what is due about open promises: warns, tells of a breach and asks why, gives the lead to somebody else. What is done and that it is done are saved
/// together, under a key that one process holds at a time; so each step happens once, however often this is killed or run.
/// </summary>
public sealed class ClimbLadder(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, PublishedModels published)
{
    // Few at a time, so that whoever wants to save meanwhile is let in after a moment.
    private const int ChunkSize = 25;

    /// <returns>How many steps were done.</returns>
    public async Task<int> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Administers)
        {
            return 0;
        }

        var done = 0;

        while (await LeadSave.RunAsync(databases, ChunkAsync, () => new([], 0, false), cancellationToken) is var climbed)
        {
            done += climbed.Steps;

            if (climbed.Leads.Count > 0)
            {
                hub.Say(climbed.Leads);
            }

            if (!climbed.IsMore)
            {
                break;
            }
        }

        return done;
    }

    private async Task<Climbed> ChunkAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        if (!await Due(db, now).AnyAsync(cancellationToken))
        {
            return new([], 0, false);
        }

        await db.HoldAsync([FollowClocks.Key], cancellationToken);
        now = clock.GetUtcNow();
        var found = await Due(db, now).OrderBy(step => step.DueAt).ThenBy(step => step.Id).Take(ChunkSize)
            .Join(db.Clocks, step => step.ClockId, one => one.Id, (step, one) => new { step.Id, one.LeadId }).ToListAsync(cancellationToken);
        var leads = found.Select(step => step.LeadId).Distinct().ToList();

        // Somebody may have called a moment ago: nobody is warned of what was kept.
        await FollowClocks.FollowAsync(db, published, leads, now, cancellationToken);
        var (ids, seen) = (found.ConvertAll(step => step.Id), now);
        var steps = await Due(db, seen).Where(step => ids.Contains(step.Id)).OrderBy(step => step.DueAt).ThenBy(step => step.Id).ToListAsync(cancellationToken);
        var rungs = new LadderRungs(db, await SlaBook.LoadAsync(db, published, cancellationToken), now);

        foreach (var step in steps)
        {
            await rungs.DoAsync(step, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);

        if (rungs.Reassigned.Count > 0)
        {
            await FollowClocks.FollowAsync(db, published, rungs.Reassigned, now, cancellationToken);
        }

        return new(leads, steps.Count, found.Count == ChunkSize);
    }

    // Of clocks that stopped nothing is left to do; of deleted leads nothing is due.
    private static IQueryable<ClockStep> Due(LeadDb db, DateTimeOffset now) =>
        db.ClockSteps.Where(step => step.DoneAt == null && step.DueAt <= now && db.Clocks.Any(one => one.Id == step.ClockId && one.StoppedAt == null));

    private sealed record Climbed(IReadOnlyList<long> Leads, int Steps, bool IsMore);
}
