using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Routing;

public sealed class RouteWaitingTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Leads_to_work_without_owner_are_given_and_no_others(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var (waits, owned) = (desk.AddLead(), desk.AddLead(ownerId: desk.Tom.UserId));
        var cold = desk.Desk.AddLead("Cold", new Cell('D', 4), stage: Stage.Engaged);

        Assert.Equal(1, await WorkAsync(desk));
        Assert.Equal((desk.Maya.UserId, desk.Tom.UserId, null), (desk.OwnerOf(waits), desk.OwnerOf(owned), desk.OwnerOf(cold)));
        Assert.Equal(0, await WorkAsync(desk));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Without_rules_everything_stays_as_it_is(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        desk.Change(db => db.RoutingRules.RemoveRange(db.RoutingRules));
        var lead = desk.AddLead();
        Assert.Equal(0, await WorkAsync(desk));
        Assert.Null(desk.OwnerOf(lead));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_lead_left_without_owner_on_purpose_waits_until_it_is_handed_over_anew(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var lead = desk.AddLead(ownerId: desk.Maya.UserId);
        await desk.Desk.Get<AssignLeads>().RunAsync(desk.Manager, LeadChoice.Of(lead), null, Stop);
        Assert.Equal(0, await WorkAsync(desk));
        Assert.Equal(("by hand", "Mo left it for whoever takes it."), (desk.Newest(lead).Cause, desk.Newest(lead).Why));

        desk.Desk.Clock.Now += TimeSpan.FromDays(1);
        desk.Change(db =>
        {
            var known = db.Leads.Single();
            db.StageChanges.Add(known.Enter(Stage.Engaged, "test", null, desk.Desk.Clock.Now, null));
            db.StageChanges.Add(known.Enter(Stage.Mql, "test", null, desk.Desk.Clock.Now, null));
        });
        Assert.Equal(1, await WorkAsync(desk));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_lead_that_found_nobody_is_given_as_soon_as_somebody_is_free(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        desk.Change(db => db.PoolMembers.ToList().ForEach(member => member.DailyCap = 0));
        var lead = desk.AddLead();
        Assert.Equal(0, await WorkAsync(desk));
        desk.Change(db => db.PoolMembers.First(member => member.UserId == desk.Tom.UserId).DailyCap = null);
        Assert.Equal(1, await WorkAsync(desk));
        Assert.Equal(desk.Tom.UserId, desk.OwnerOf(lead));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Outside_working_hours_a_lead_waits_for_the_morning_and_nobody_is_alarmed(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        desk.Change(db => db.Calendars.Add(new() { Key = "mornings", Name = "Mornings", ChangedAt = desk.Desk.Clock.Now, ChangedBy = "test", Definition = """{"zone":"UTC","weekly":{"tue":[["09:00","12:00"]]}}""" }));
        desk.Change(db => db.RepProfiles.AddRange([.. db.PoolMembers.ToList().Select(member => new LeadDesk.Core.Routing.RepProfile { UserId = member.UserId, CalendarKey = "mornings" })]));
        var lead = desk.AddLead();
        Assert.Equal(0, await WorkAsync(desk));
        Assert.Contains("is outside working hours", desk.Newest(lead).Why, StringComparison.Ordinal);
        Assert.Empty(desk.Read(db => db.Notifications.ToList()));

        desk.Desk.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(1, await WorkAsync(desk));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_who_look_at_once_give_each_lead_once(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var leads = Enumerable.Range(0, 12).Select(_ => desk.AddLead()).ToList();
        await Task.WhenAll(Task.Run(() => WorkAsync(desk), Stop), Task.Run(() => WorkAsync(desk), Stop));
        Assert.All(desk.Read(db => db.PoolMembers.ToList()), member => Assert.Equal(6, member.Turns));
        Assert.Equal(leads.Count, desk.Read(db => db.Routed.Count()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_managers_who_give_one_lead_at_once_leave_it_with_the_last_and_both_are_written_down(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var (lead, other) = (desk.AddLead(), desk.Desk.AddPerson("Ada", Role.Manager));
        var outcomes = await Task.WhenAll(
            Task.Run(() => desk.Desk.Get<AssignLeads>().RunAsync(desk.Manager, LeadChoice.Of(lead), desk.Maya.UserId, Stop), Stop),
            Task.Run(() => desk.Desk.Get<AssignLeads>().RunAsync(other, LeadChoice.Of(lead), desk.Tom.UserId, Stop), Stop));
        Assert.All(outcomes, outcome => Assert.True(outcome.Outcome.Succeeded));
        Assert.Equal(2, desk.Read(db => db.Routed.Count()));
        Assert.Equal(desk.Newest(lead).ToId, desk.OwnerOf(lead));
    }

    private static Task<int> WorkAsync(RoutingDesk desk) => desk.Desk.Get<RouteWaiting>().RunAsync(Actor.Desk, Stop);
}
