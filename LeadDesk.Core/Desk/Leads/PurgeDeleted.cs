using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Removes for ever what was deleted more than 30 days ago, with everything that belongs to it.</summary>
public sealed class PurgeDeleted(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int Chunk = 100;

    /// <summary>How many leads were removed. Only the desk itself and admins may.</summary>
    public async Task<int> RunAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Administers)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        var before = now - DeleteLeads.Kept;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var removed = 0;

        while (true)
        {
            var ids = await db.Leads.IgnoreQueryFilters().Where(lead => lead.DeletedAt < before && lead.MergedIntoId == null).OrderBy(lead => lead.Id).Take(Chunk).Select(lead => lead.Id).ToListAsync(cancellationToken);

            if (ids.Count == 0)
            {
                return removed;
            }

            removed += await db.WriteAsync(token => PurgeAsync(ids, token), cancellationToken);
        }

        async Task<int> PurgeAsync(List<long> ids, CancellationToken token)
        {
            // Somebody may have restored one since it was looked up.
            var gone = await db.Leads.IgnoreQueryFilters().Where(lead => ids.Contains(lead.Id) && lead.DeletedAt < before).ExecuteDeleteAsync(token);

            // What had become a part of one goes with it, and what had become a part of that.
            while (await db.Leads.IgnoreQueryFilters().Where(lead => lead.MergedIntoId != null && !db.Leads.IgnoreQueryFilters().Any(other => other.Id == lead.MergedIntoId)).ExecuteDeleteAsync(token) > 0)
            {
            }

            db.Audit.Add(AuditEntry.Of(actor, now, "Purged deleted leads", $"{gone} leads", $"deleted before {before:yyyy-MM-dd}"));
            await db.SaveChangesAsync(token);
            db.ChangeTracker.Clear();
            return gone;
        }
    }
}
