using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Demo;

/// <summary>One pool with the reps and one rule for every lead. Some of the newest leads go by it, the others are left for whoever takes them.</summary>
internal static class DemoRouting
{
    private const string PoolName = "Sales", RuleName = "All the rest";

    public static Task AddAsync(LeadDb db, IReadOnlyList<AppUser> reps, DateTimeOffset now, CancellationToken cancellationToken) => db.WriteAsync(async token =>
    {
        var manager = await db.Users.Where(user => user.Role == Role.Manager).OrderBy(user => user.Id).Select(user => (int?)user.Id).FirstOrDefaultAsync(token);
        var pool = new Pool { Name = PoolName, OverflowOwnerId = manager };
        pool.Members.AddRange(reps.Select(rep => new PoolMember { UserId = rep.Id, JoinedAt = now.AddDays(-90) }));
        db.Pools.Add(pool);
        await db.SaveChangesAsync(token);
        var rule = db.RoutingRules.Add(new() { Name = RuleName, Order = 1, PoolId = pool.Id }).Entity;
        await db.SaveChangesAsync(token);
        await RememberAsync(db, pool, rule, reps, token);
        await GiveAsync(db, now, token);
        return true;
    }, cancellationToken);

    // The owners that the story gave, as turns of the pool.
    private static async Task RememberAsync(LeadDb db, Pool pool, RoutingRule rule, IReadOnlyList<AppUser> reps, CancellationToken cancellationToken)
    {
        var names = reps.ToDictionary(rep => rep.Id, rep => rep.DisplayName);

        foreach (var lead in await db.Leads.Where(lead => lead.OwnerId != null && lead.HandedOverAt != null).OrderBy(lead => lead.HandedOverAt).ToListAsync(cancellationToken))
        {
            if (pool.Members.Find(member => member.UserId == lead.OwnerId) is { } member)
            {
                db.Routed.Add(new()
                {
                    LeadId = lead.Id,
                    At = lead.HandedOverAt!.Value,
                    ToId = member.UserId,
                    PoolId = pool.Id,
                    RuleId = rule.Id,
                    Cause = "hand-over",
                    By = Actor.Desk.Name,
                    Why = $"Rule {RuleName} → pool {PoolName}: {names[member.UserId]} {(lead.AccountId is not null && member.Turns > pool.Members.Min(one => one.Turns) ? "works other leads of the account" : "had the fewest turns")}.",
                });
                (member.Turns, member.LastAt) = (member.Turns + (1.0 / member.Weight), lead.HandedOverAt);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    // Every third lead goes by the rule now.
    private static async Task GiveAsync(LeadDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = await RouteWaiting.Waiting(db).OrderBy(lead => lead.Id).ToListAsync(cancellationToken);
        var round = await RoutingRound.BeginAsync(db, waiting.ConvertAll(lead => lead.Id), now, cancellationToken);

        foreach (var (lead, i) in waiting.Select((lead, i) => (lead, i)))
        {
            if (i % 3 == 0)
            {
                await round.GiveAsync(lead, new() { Cause = "hand-over" }, cancellationToken);
            }
            else
            {
                db.Routed.Add(new() { LeadId = lead.Id, At = now, Cause = "by hand", Why = "Left for whoever takes it first.", By = Actor.Desk.Name });
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
