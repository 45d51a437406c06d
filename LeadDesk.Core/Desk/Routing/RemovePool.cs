using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>Takes away a pool that no rule uses. Who got which lead by it stays known.</summary>
public sealed class RemovePool(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public Task<Outcome> RunAsync(Actor actor, int poolId, CancellationToken cancellationToken = default) => RoutingChange.RunAsync(databases, actor, async (db, token) =>
    {
        // Nobody writes a rule or a call guide for it meanwhile.
        await db.HoldAsync([FrameworkShelf.Key], token);

        if (await db.Pools.Include(one => one.Members).FirstOrDefaultAsync(one => one.Id == poolId, token) is not { } pool)
        {
            return Outcome.Done;
        }

        if (await db.RoutingRules.Where(rule => rule.PoolId == poolId).OrderBy(rule => rule.Order).Select(rule => rule.Name).FirstOrDefaultAsync(token) is { } rule)
        {
            return Outcome.Refuse($"Rule {rule} gives leads to pool {pool.Name}. Give it another pool or remove it first; nothing was changed.");
        }

        if (await db.FrameworkRules.AnyAsync(one => one.PoolId == poolId, token))
        {
            return Outcome.Refuse($"A rule on Frameworks gives the leads of {pool.Name} a framework. Remove it there first; nothing was changed.");
        }

        db.Pools.Remove(pool);
        var guide = await db.TeamGuides.AsNoTracking().FirstOrDefaultAsync(one => one.PoolId == poolId, token);
        db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Removed a pool", pool.Name, guide?.Line is { } words ? $"Its call guide: {words}" : null));
        return Outcome.Done;
    }, cancellationToken);
}
