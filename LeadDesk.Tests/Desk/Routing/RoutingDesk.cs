using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Routing;

/// <summary>A desk with a pool, its people and a rule for every lead.</summary>
internal sealed class RoutingDesk : IDisposable
{
    public RoutingDesk(DatabaseProvider provider, PostgresServer postgres)
    {
        Desk = TestDesk.On(provider, postgres);
        Manager = Desk.AddPerson("Mo", Role.Manager);
        Maya = Desk.AddPerson("Maya", Role.Rep);
        Tom = Desk.AddPerson("Tom", Role.Rep);
        PoolId = AddPool("Sales", [(Maya, 1), (Tom, 1)]);
        AddRule("All", PoolId);
    }

    public TestDesk Desk { get; }
    public Actor Manager { get; }
    public Actor Maya { get; }
    public Actor Tom { get; }
    public int PoolId { get; }

    public int AddPool(string name, IEnumerable<(Actor Person, int Weight)> members, Actor? overflow = null)
    {
        using var db = Desk.Open();
        var pool = new Pool { Name = name, OverflowOwnerId = overflow?.UserId };
        pool.Members.AddRange(members.Select(member => new PoolMember { UserId = member.Person.UserId!.Value, Weight = member.Weight, JoinedAt = Desk.Clock.Now }));
        db.Pools.Add(pool);
        db.SaveChanges();
        return pool.Id;
    }

    public void AddRule(string name, int poolId, int order = 10, string? condition = null, bool language = false, string? skill = null) =>
        Change(db => db.RoutingRules.Add(new() { Name = name, Order = order, PoolId = poolId, Condition = condition, MatchesLanguage = language, Skill = skill }));

    public long AddLead(string name = "Jane", int? ownerId = null) => Desk.AddLead(name, new Cell('A', 1), ownerId);

    public void Change(Action<LeadDb> change)
    {
        using var db = Desk.Open();
        change(db);
        db.SaveChanges();
    }

    public T Read<T>(Func<LeadDb, T> read)
    {
        using var db = Desk.Open();
        return read(db);
    }

    public int? OwnerOf(long leadId) => Read(db => db.Leads.Single(lead => lead.Id == leadId).OwnerId);

    public Routed Newest(long leadId) => Read(db => db.Routed.Where(routed => routed.LeadId == leadId).OrderByDescending(routed => routed.Id).First());

    /// <summary>Gives a lead in a transaction of its own.</summary>
    public async Task<RouteAnswer> GiveAsync(long leadId, string cause = "hand-over", params int[] never)
    {
        await using var db = Desk.Open();
        return await db.WriteAsync(async token =>
        {
            var lead = await db.Leads.SingleAsync(one => one.Id == leadId, token);
            var answer = await LeadRouting.GiveAsync(db, lead, cause, never.ToHashSet(), Desk.Clock.Now, token);
            await db.SaveChangesAsync(token);
            return answer;
        }, TestContext.Current.CancellationToken);
    }

    public void Dispose() => Desk.Dispose();
}
