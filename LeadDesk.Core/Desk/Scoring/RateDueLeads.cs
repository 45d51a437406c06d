using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>Rates the leads whose cell changes by now, and those that are due back from recycling; nobody else is looked at.</summary>
public sealed class RateDueLeads(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, UnattendedRating rating)
{
    private const int ChunkSize = 250;

    /// <returns>How many were due.</returns>
    public async Task<int> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Administers)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        var (due, rated) = (await FindAsync(now, cancellationToken), 0);

        foreach (var ids in due.Chunk(ChunkSize))
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var chunk = await db.Leads.AsNoTracking().Include(lead => lead.Account)
                .Where(lead => ids.Contains(lead.Id))
                .OrderBy(lead => lead.Id)
                .ToListAsync(cancellationToken);
            rated += chunk.Count;

            foreach (var alike in chunk.GroupBy(lead => CauseOf(lead, now)))
            {
                var changed = await rating.RateAsync(db, [.. alike], now, alike.Key, quiet: false, _ => Task.CompletedTask, cancellationToken);

                // To say none would mean any.
                if (changed.Count > 0)
                {
                    hub.Say(changed);
                }
            }
        }

        return rated;
    }

    // Two questions, each with an index of its own. Asked as one, in the order of ids, a database may look at every lead there is.
    private async Task<List<long>> FindAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var changing = await db.Leads.Where(lead => lead.CellChangesAt <= now).Select(lead => lead.Id).ToListAsync(cancellationToken);
        var back = await db.Leads.Where(lead => lead.Stage == Stage.Recycled && lead.RestsUntil <= now).Select(lead => lead.Id).ToListAsync(cancellationToken);
        return [.. changing.Union(back).Order()];
    }

    // The pin that the last rating still saw is over.
    private static string CauseOf(Lead lead, DateTimeOffset now) => lead.PinnedUntil <= now && lead.PinnedUntil > lead.ScoredAt ? Overrides.Cause : "decay";
}
