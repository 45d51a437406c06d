using LeadDesk.Core.Data;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>Makes a pool or settles who is in it with which share. Who comes in begins at the others' average of turns.</summary>
public sealed class SavePool(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public const int MostWeight = 100, MostMembers = 200, MostCap = 10_000;

    public async Task<(Outcome Outcome, int PoolId)> RunAsync(Actor actor, PoolEntry entry, CancellationToken cancellationToken = default)
    {
        var saved = 0;
        var outcome = await RoutingChange.RunAsync(databases, actor, async (db, token) =>
        {
            if (Check(entry) is { Succeeded: false } wrong)
            {
                return wrong;
            }

            var name = entry.Name.Trim();
            var pool = entry.Id is { } id ? await db.Pools.Include(one => one.Members).FirstOrDefaultAsync(one => one.Id == id, token) : new Pool { Name = name };

            if (pool is null || (entry.Version is { } seen && entry.Id is not null && seen != pool.Version))
            {
                return pool is null ? Outcome.Refuse("There is no such pool any more. Nothing was saved.") : RoutingChange.Old;
            }

            if (await db.Pools.AnyAsync(one => one.Name == name && one.Id != pool.Id, token))
            {
                return Outcome.Refuse($"There is a pool {name} already. Choose another name; nothing was saved.");
            }

            if (await UnknownAsync(db, entry, pool, token))
            {
                return Outcome.Refuse("Somebody in this pool is not at the desk any more. Take them out; nothing was saved.");
            }

            (pool.Name, pool.OverflowOwnerId) = (name, entry.OverflowOwnerId);
            SetMembers(pool, entry.Members, clock.GetUtcNow());

            if (entry.Id is null)
            {
                db.Pools.Add(pool);
            }
            else
            {
                // Its version rises also when only its people changed.
                db.Entry(pool).State = EntityState.Modified;
            }

            db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), entry.Id is null ? "Made a pool" : "Changed a pool", name));
            await db.SaveChangesAsync(token);
            saved = pool.Id;
            return Outcome.Done;
        }, cancellationToken);
        return (outcome, saved);
    }

    private static Outcome Check(PoolEntry entry) =>
        string.IsNullOrWhiteSpace(entry.Name) || entry.Name.Trim().Length > Pool.LongestName ? Outcome.Refuse($"A pool has a name of 1 to {Pool.LongestName} characters. Nothing was saved.")
        : entry.Members.Count > MostMembers ? Outcome.Refuse($"A pool has at most {MostMembers} people. Nothing was saved.")
        : entry.Members.Any(member => member.Weight is < 0 or > MostWeight) ? Outcome.Refuse($"A weight is 0 to {MostWeight}; 0 takes no leads for now. Nothing was saved.")
        : entry.Members.Any(member => member.DailyCap is < 0 or > MostCap) ? Outcome.Refuse($"A daily cap is 0 to {MostCap:N0}, or empty for none. Nothing was saved.")
        : entry.Members.GroupBy(member => member.UserId).Any(same => same.Count() > 1) ? Outcome.Refuse("Somebody is in this pool twice. Nothing was saved.")
        : Outcome.Done;

    private static async Task<bool> UnknownAsync(LeadDb db, PoolEntry entry, Pool pool, CancellationToken cancellationToken)
    {
        var known = pool.Members.ConvertAll(member => member.UserId);
        var news = entry.Members.Select(member => member.UserId).Except(known).Concat(entry.OverflowOwnerId is { } owner && owner != pool.OverflowOwnerId ? [owner] : []).Distinct().ToList();
        return await db.Users.CountAsync(user => news.Contains(user.Id) && user.DisabledAt == null, cancellationToken) < news.Count;
    }

    private static void SetMembers(Pool pool, IReadOnlyList<PoolMemberEntry> wanted, DateTimeOffset now)
    {
        pool.Members.RemoveAll(member => wanted.All(one => one.UserId != member.UserId));
        var start = Turn.StartAmong(pool.Members.Select(member => (member.Weight, member.Turns)));

        foreach (var entry in wanted)
        {
            var member = pool.Members.Find(one => one.UserId == entry.UserId);

            if (member is null)
            {
                pool.Members.Add(member = new() { UserId = entry.UserId, JoinedAt = now, Turns = start });
            }

            // Who took none for a while is not owed those.
            member.Turns = member.Weight == 0 && entry.Weight > 0 ? Math.Max(member.Turns, start) : member.Turns;
            (member.Weight, member.DailyCap) = (entry.Weight, entry.DailyCap);
        }
    }
}

/// <param name="Id">Null for a new one.</param>
/// <param name="Version">What was seen; null to save over whatever is there.</param>
public sealed record PoolEntry(int? Id, string Name, int? OverflowOwnerId, IReadOnlyList<PoolMemberEntry> Members, int? Version = null);

/// <param name="DailyCap">Null for no limit.</param>
public sealed record PoolMemberEntry(int UserId, int Weight = 1, int? DailyCap = null);
