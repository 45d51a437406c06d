using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.People;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Routing;

public sealed class HandOverTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nobody_is_disabled_before_it_is_said_who_gets_the_open_leads(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var (open, won) = (desk.AddLead(ownerId: desk.Maya.UserId), desk.Desk.AddLead("Won", new Cell('A', 1), desk.Maya.UserId, stage: Stage.Customer));
        var admin = desk.Desk.AddPerson("Ada", Role.Admin);
        Assert.Equal(1, (await desk.Desk.Get<LeadsToHandOver>().AskAsync(admin, desk.Maya.UserId!.Value, Stop))!.OpenLeads);
        Assert.Equal("Maya has 1 open leads. Say who gets them: a person, a pool, or nobody for now. Nothing was changed.", (await DisableAsync(desk, admin, null)).Refusal);
        Assert.Null(desk.Read(db => db.Users.Single(user => user.Id == desk.Maya.UserId).DisabledAt));
        Assert.Contains("cannot get these leads", (await DisableAsync(desk, admin, HandOverTo.Person(desk.Maya.UserId!.Value))).Refusal, StringComparison.Ordinal);

        Assert.True((await DisableAsync(desk, admin, HandOverTo.Person(desk.Tom.UserId!.Value))).Succeeded);
        Assert.Equal((desk.Tom.UserId, desk.Maya.UserId), (desk.OwnerOf(open), desk.OwnerOf(won)));
        Assert.Equal(("disabled", "Ada handed on the leads of Maya, who was disabled: to Tom."), (desk.Newest(open).Cause, desk.Newest(open).Why));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_pool_gets_the_leads_by_turns_and_not_the_one_who_goes(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var (admin, jo) = (desk.Desk.AddPerson("Ada", Role.Admin), desk.Desk.AddPerson("Jo", Role.Rep));
        var pool = desk.AddPool("Team", [(desk.Maya, 1), (desk.Tom, 1), (jo, 1)]);
        var leads = Enumerable.Range(0, 6).Select(_ => desk.AddLead(ownerId: desk.Maya.UserId)).ToList();
        Assert.True((await DisableAsync(desk, admin, HandOverTo.Pool(pool))).Succeeded);
        Assert.Equal((3, 3), (leads.Count(lead => desk.OwnerOf(lead) == desk.Tom.UserId), leads.Count(lead => desk.OwnerOf(lead) == jo.UserId)));
        Assert.Contains("Maya already had this lead", desk.Newest(leads[0]).Why, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_goes_without_an_end_hands_on_the_leads_and_comes_back_to_the_same_place(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var (lead, maya, away) = (desk.AddLead(ownerId: desk.Maya.UserId), desk.Maya.UserId!.Value, desk.Desk.Get<SetAway>());
        Assert.Contains("Say who gets them", (await away.RunAsync(desk.Manager, maya, new(desk.Desk.Clock.Now, null, false), null, Stop)).Refusal, StringComparison.Ordinal);
        Assert.Empty(desk.Read(db => db.Absences.ToList()));
        Assert.True((await away.RunAsync(desk.Manager, maya, new(desk.Desk.Clock.Now, null, false), HandOverTo.Nobody, Stop)).Succeeded);
        Assert.Null(desk.OwnerOf(lead));
        Assert.Equal(0, await desk.Desk.Get<RouteWaiting>().RunAsync(Actor.Desk, Stop));

        desk.AddLead();
        desk.AddLead();
        Assert.Equal(2, await desk.Desk.Get<RouteWaiting>().RunAsync(Actor.Desk, Stop));
        desk.Desk.Clock.Now += TimeSpan.FromHours(1);
        Assert.True((await away.EndAsync(desk.Manager, desk.Read(db => db.Absences.Single().Id), Stop)).Succeeded);
        Assert.All(desk.Read(db => db.PoolMembers.ToList()), member => Assert.Equal(2, member.Turns));
        Assert.Equal(maya, (await desk.GiveAsync(desk.AddLead())).OwnerId);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_absence_that_ends_before_it_begins_is_refused(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var now = desk.Desk.Clock.Now;
        Assert.Contains("ends after it begins", (await desk.Desk.Get<SetAway>().RunAsync(desk.Manager, desk.Tom.UserId!.Value, new(now, now, false), null, Stop)).Refusal, StringComparison.Ordinal);
    }

    private static Task<Core.Outcome> DisableAsync(RoutingDesk desk, Actor admin, HandOverTo? to) =>
        desk.Desk.Get<DisablePerson>().RunAsync(admin, desk.Maya.UserId!.Value, to, Stop);
}
