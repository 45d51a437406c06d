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
        var (due, after) = (0, 0L);

        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var chunk = await db.Leads.AsNoTracking().Include(lead => lead.Account)
                .Where(lead => lead.Id > after && (lead.CellChangesAt <= now || (lead.Stage == Stage.Recycled && lead.RestsUntil <= now)))
                .OrderBy(lead => lead.Id)
                .Take(ChunkSize)
                .ToListAsync(cancellationToken);

            if (chunk.Count == 0)
            {
                return due;
            }

            foreach (var alike in chunk.GroupBy(lead => CauseOf(lead, now)))
            {
                hub.Say(await rating.RateAsync(db, [.. alike], now, alike.Key, quiet: false, _ => Task.CompletedTask, cancellationToken));
            }

            (due, after) = (due + chunk.Count, chunk[^1].Id);
        }
    }

    // The pin that the last rating still saw is over.
    private static string CauseOf(Lead lead, DateTimeOffset now) => lead.PinnedUntil <= now && lead.PinnedUntil > lead.ScoredAt ? Overrides.Cause : "decay";
}
