using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>
/// Who would have got the leads that were handed over in the last thirty days, had today's rules been there. Turns begin equal, absences and
/// hours count as they were, and leads as they are today; how many leads people had open then is not known and does not count. Nothing is written.
/// </summary>
public sealed class SimulateRouting(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public const int Days = 30, MostRows = 100, MostLeads = 50_000;

    /// <summary>Null for those who do not settle routing.</summary>
    public async Task<SimulatedMonth?> RunAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.RunsRouting)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var since = now.AddDays(-Days);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var leads = db.Leads.Where(lead => lead.HandedOverAt >= since && lead.HandedOverAt <= now);
        var rules = await RuleFor.LoadAsync(db, leads, now, cancellationToken);
        var handed = await leads.Include(lead => lead.Account)
            .OrderBy(lead => lead.HandedOverAt).ThenBy(lead => lead.Id).Take(MostLeads).ToListAsync(cancellationToken);
        var names = await db.Users.ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        var pools = new Dictionary<int, SimulatedPool>();

        foreach (var pool in await db.Pools.Include(one => one.Members).ToListAsync(cancellationToken))
        {
            int[] ids = [.. pool.Members.Select(member => member.UserId).Concat(pool.OverflowOwnerId is { } owner ? [owner] : [])];
            pools[pool.Id] = new(pool, await PeopleFacts.LoadAsync(db, ids, pool.Id, since, now, cancellationToken));
        }

        var rows = handed.Select(lead => RowOf(lead, rules.Of(lead))).ToList();
        return Sum(rows);

        SimulatedLead RowOf(Lead lead, RoutingRule? rule)
        {
            var found = rule is null ? null : pools[rule.PoolId].Give(lead, rule);
            return new(lead.Id, lead.DisplayName, lead.HandedOverAt!.Value, Name(lead.OwnerId), Name(found?.OwnerId), rule?.Name, found?.Result ?? RouteResult.NoRule, found is null ? "No rule is for it; it stays as it is." : $"{rules.SayOf(rule!, lead)}: {found.Why}");
        }

        string? Name(int? id) => id is { } known ? names.GetValueOrDefault(known) : null;
    }

    private static SimulatedMonth Sum(List<SimulatedLead> rows)
    {
        var people = rows.SelectMany(row => new[] { row.Has, row.WouldHave }).OfType<string>().Distinct().Order()
            .Select(name => new SimulatedPerson(name, rows.Count(row => row.Has == name), rows.Count(row => row.WouldHave == name)));
        return new(
            rows.Count,
            rows.Count(row => row.WouldHave is not null && row.WouldHave != row.Has),
            rows.Count(row => row.Result == RouteResult.Overflow),
            rows.Count(row => row.Result is RouteResult.Nobody or RouteResult.OpensLater),
            rows.Count(row => row.Result == RouteResult.NoRule),
            [.. people],
            [.. rows.Where(row => row.WouldHave != row.Has).OrderByDescending(row => row.At).Take(MostRows)]);
    }

    /// <summary>A pool as it would have gone on.</summary>
    private sealed class SimulatedPool(Pool pool, PeopleFacts facts)
    {
        private readonly List<PoolMember> members = pool.Members.ConvertAll(member => new PoolMember { UserId = member.UserId, Weight = member.Weight, DailyCap = member.DailyCap, JoinedAt = DateTimeOffset.MinValue });
        private readonly Dictionary<(int User, DateOnly Day), int> days = [];
        private readonly Dictionary<long, int> accounts = [];

        public RouteFound Give(Lead lead, RoutingRule rule)
        {
            var at = lead.HandedOverAt!.Value;
            var people = members.ConvertAll(member => facts.Of(member, at) with { OpenLeads = 0, OpenCap = null, NotReceivingSince = null, Today = days.GetValueOrDefault((member.UserId, facts.DayOf(member.UserId, at))) });
            var roster = new PoolRoster { Pool = pool, People = people, Members = members, Overflow = pool.OverflowOwnerId is { } owner ? facts.Of(new() { UserId = owner, JoinedAt = at }, at) : null };
            var known = rule.AccountOwnerFirst && lead.AccountId is { } account && accounts.TryGetValue(account, out var had) ? people.Find(one => one.UserId == had) : null;
            var found = known is not null && Turn.PassedOver(known with { IsAtWork = true }, RouteNeed.None) is null
                ? new(RouteResult.Given, known.UserId, $"{known.Name} works other leads of {lead.Account?.Name}.") : roster.Find(RuleFor.NeedOf(rule, lead, new HashSet<int>()));
            roster.CountTurn(found, at);

            if (found.OwnerId is { } chosen)
            {
                var day = (chosen, facts.DayOf(chosen, at));
                days[day] = days.GetValueOrDefault(day) + 1;
                accounts[lead.AccountId ?? 0] = chosen;
            }

            return found;
        }
    }
}

/// <param name="Changed">Leads that somebody else would have.</param>
/// <param name="NobodyFree">Leads that would have found nobody.</param>
/// <param name="NoRule">Leads for which there is no rule.</param>
/// <param name="Rows">The newest of those that would be different.</param>
public sealed record SimulatedMonth(
    int Leads, int Changed, int Overflow, int NobodyFree, int NoRule, IReadOnlyList<SimulatedPerson> People, IReadOnlyList<SimulatedLead> Rows);

public sealed record SimulatedPerson(string Name, int Has, int WouldHave);

public sealed record SimulatedLead(long LeadId, string Lead, DateTimeOffset At, string? Has, string? WouldHave, string? Rule, RouteResult Result, string Why);
