using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Leads;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Routing;

public sealed class LeadRoutingTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_lead_goes_to_whose_turn_it_is_and_says_why(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var lead = desk.AddLead();
        var answer = await desk.GiveAsync(lead);

        Assert.Equal(new(RouteResult.Given, desk.Maya.UserId, "Rule All → pool Sales: Maya had as few turns as Tom (0.0, weight 1) and waited longer."), answer);
        Assert.Equal(desk.Maya.UserId, desk.OwnerOf(lead));
        var change = desk.Read(db => db.FieldChanges.Single(change => change.LeadId == lead && change.Field == "owner"));
        Assert.Equal((null, "Maya", "LeadDesk"), (change.Before, change.After, change.By));
        var routed = desk.Newest(lead);
        Assert.Equal(("hand-over", answer.Why, null, desk.Maya.UserId), (routed.Cause, routed.Why, routed.FromId, routed.ToId));
        Assert.Equal(1, desk.Read(db => db.PoolMembers.Single(member => member.UserId == desk.Maya.UserId).Turns));
        Assert.Equal(desk.Tom.UserId, (await desk.GiveAsync(desk.AddLead())).OwnerId);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_owner_it_has_and_those_before_do_not_get_it_again(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var lead = desk.AddLead(ownerId: desk.Maya.UserId);
        Assert.Equal(desk.Tom.UserId, (await desk.GiveAsync(lead, "breach")).OwnerId);

        var answer = await desk.GiveAsync(lead, "breach", desk.Maya.UserId!.Value);
        Assert.Equal(RouteResult.Nobody, answer.Result);
        Assert.Contains("Maya already had this lead; Tom already had this lead", answer.Why, StringComparison.Ordinal);
        Assert.Equal(desk.Tom.UserId, desk.OwnerOf(lead));
        var notice = desk.Read(db => db.Notifications.Single(one => one.Kind == "overflow"));
        Assert.Equal((desk.Manager.UserId!.Value, (long?)lead), (notice.UserId, notice.LeadId));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task When_nobody_is_free_the_overflow_owner_gets_it_and_it_says_so(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        desk.Change(db => db.Pools.Single().OverflowOwnerId = desk.Manager.UserId);
        desk.Change(db => db.PoolMembers.ToList().ForEach(member => member.DailyCap = 0));

        var answer = await desk.GiveAsync(desk.AddLead());
        Assert.Equal((RouteResult.Overflow, desk.Manager.UserId), (answer.Result, answer.OwnerId));
        Assert.Contains("Maya is at the cap of 0 a day; Tom is at the cap of 0 a day. So it went to the overflow owner, Mo.", answer.Why, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_pool_of_nobody_leaves_the_lead_without_owner_and_tells_managers_once(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        desk.Change(db => db.PoolMembers.RemoveRange(db.PoolMembers));
        var lead = desk.AddLead();

        Assert.Equal(RouteResult.Nobody, (await desk.GiveAsync(lead)).Result);
        Assert.Equal(RouteResult.Nobody, (await desk.GiveAsync(lead)).Result);
        Assert.Null(desk.OwnerOf(lead));
        Assert.Equal(1, desk.Read(db => db.Routed.Count()));
        Assert.Single(desk.Read(db => db.Notifications.ToList()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Someone_absent_for_ever_gets_nothing_and_keeps_the_place(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        desk.Change(db => db.Absences.Add(new() { UserId = desk.Maya.UserId!.Value, From = desk.Desk.Clock.Now }));
        Assert.Equal(desk.Tom.UserId, (await desk.GiveAsync(desk.AddLead())).OwnerId);
        Assert.Equal(desk.Tom.UserId, (await desk.GiveAsync(desk.AddLead())).OwnerId);
        Assert.All(desk.Read(db => db.PoolMembers.ToList()), member => Assert.Equal(2, member.Turns));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_first_rule_whose_condition_is_met_gives_it(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var germany = desk.AddPool("Germany", [(desk.Tom, 1)]);
        desk.AddRule("German", germany, order: 1, condition: """{"kind":"test","attribute":"country","operator":"IsAnyOf","values":["Germany"]}""");
        var lead = desk.AddLead();
        desk.Change(db => db.Leads.Single().Country = "Germany");
        Assert.StartsWith("Rule German → pool Germany: Tom was the only one free", (await desk.GiveAsync(lead)).Why, StringComparison.Ordinal);
        Assert.StartsWith("Rule All", (await desk.GiveAsync(desk.AddLead())).Why, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Without_a_rule_nothing_is_written(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        desk.Change(db => db.RoutingRules.RemoveRange(db.RoutingRules));
        Assert.Equal(RouteAnswer.NoRule, await desk.GiveAsync(desk.AddLead()));
        Assert.Empty(desk.Read(db => db.Routed.ToList()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_company_talks_to_one_person_while_they_can(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var account = new Account { Name = "Brandt" };
        var (first, second) = (desk.AddLead("One", desk.Tom.UserId), desk.AddLead("Two"));
        desk.Change(db => db.Leads.ToList().ForEach(lead => lead.Account = account));
        Assert.Equal("Rule All → pool Sales: Tom works other leads of Brandt.", (await desk.GiveAsync(second)).Why);

        desk.Change(db => db.RepProfiles.Add(new() { UserId = desk.Tom.UserId!.Value, NotReceivingSince = desk.Desk.Clock.Now }));
        Assert.Equal(desk.Maya.UserId, (await desk.GiveAsync(second)).OwnerId);
        Assert.Equal(desk.Tom.UserId, desk.OwnerOf(first));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Leads_given_in_one_transaction_take_turns_and_count_to_the_caps(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        desk.Change(db => db.RepProfiles.Add(new() { UserId = desk.Maya.UserId!.Value, OpenCap = 1 }));
        desk.Change(db => db.PoolMembers.Single(member => member.UserId == desk.Tom.UserId).DailyCap = 2);
        long[] leads = [desk.AddLead(), desk.AddLead(), desk.AddLead(), desk.AddLead()];

        await using var db = desk.Desk.Open();
        var answers = await db.WriteAsync(async token =>
        {
            var given = new List<RouteAnswer>();

            foreach (var lead in await db.Leads.OrderBy(one => one.Id).ToListAsync(token))
            {
                given.Add(await LeadRouting.GiveAsync(db, lead, "hand-over", new HashSet<int>(), desk.Desk.Clock.Now, token));
            }

            await db.SaveChangesAsync(token);
            return given;
        }, TestContext.Current.CancellationToken);
        Assert.Equal([desk.Maya.UserId, desk.Tom.UserId, desk.Tom.UserId, null], answers.Select(answer => answer.OwnerId));
        Assert.Contains("Maya is full with 1 of at most 1 open leads; Tom is at the cap of 2 a day", answers[3].Why, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Many_who_give_at_once_never_give_one_turn_twice(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var leads = Enumerable.Range(0, 20).Select(_ => desk.AddLead()).ToList();
        await Task.WhenAll(leads.Select(lead => Task.Run(() => desk.GiveAsync(lead), TestContext.Current.CancellationToken)));
        Assert.All(desk.Read(db => db.PoolMembers.ToList()), member => Assert.Equal(10, member.Turns));
        Assert.Equal(10, leads.Count(lead => desk.OwnerOf(lead) == desk.Maya.UserId));
    }
}
