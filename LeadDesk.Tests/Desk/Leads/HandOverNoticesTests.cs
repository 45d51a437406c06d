using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Leads;

/// <summary>Who is told when leads change hands, by whichever way.</summary>
public sealed class HandOverNoticesTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases { get; } = [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Whoever_gets_and_whoever_loses_leads_is_told_once(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other, manager) = Crew(desk);
        var (one, two, three) = (desk.AddLead("one", new Cell('A', 1), rep.UserId), desk.AddLead("two", new Cell('A', 2), rep.UserId), desk.AddLead("three", new Cell('A', 3), rep.UserId));

        await desk.Get<AssignLeads>().RunAsync(manager, LeadChoice.Of(one), other.UserId, Stop);
        await desk.Get<AssignLeads>().RunAsync(manager, LeadChoice.Of(two, three), other.UserId, Stop);
        await desk.Get<HandOnLead>().RunAsync(other, one, rep.UserId, "Knows them", Stop);
        await desk.Get<AssignLeads>().RunAsync(manager, LeadChoice.Of(one), manager.UserId, Stop);

        Assert.Equal("No longer yours: one; No longer yours: 2 leads; You got one; No longer yours: one", Told(desk, rep, told => told.Title));
        Assert.Equal("You got one; You got 2 leads", Told(desk, other, told => told.Title));
        Assert.Equal("", Told(desk, manager, told => told.Title));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_manager_who_hands_on_a_lead_tells_both_why(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other, manager) = Crew(desk);
        var one = desk.AddLead("one", new Cell('A', 1), rep.UserId);

        await desk.Get<HandOnLead>().RunAsync(manager, one, other.UserId, " Speaks Portuguese ", Stop);
        await desk.Get<HandOnLead>().RunAsync(manager, one, null, "Wait for spring", Stop);

        Assert.Equal("Petra gave it to somebody else: Speaks Portuguese", Told(desk, rep, told => told.Text));
        Assert.Equal("Petra handed it on: Speaks Portuguese; Petra gave it to nobody: Wait for spring", Told(desk, other, told => told.Text));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Evening_out_tells_who_gets_and_who_loses_how_many(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (full, free, manager) = Crew(desk);
        var leads = Enumerable.Range(1, 4).Select(i => desk.AddLead($"Lead {i}", new Cell('A', 1), full.UserId)).ToList();
        using var db = desk.Open();
        db.RepProfiles.AddRange(new Core.Routing.RepProfile { UserId = full.UserId!.Value, OpenCap = 2 }, new Core.Routing.RepProfile { UserId = free.UserId!.Value, OpenCap = 3 });
        await db.SaveChangesAsync(Stop);

        var moves = await desk.Get<EvenOut>().ProposeAsync(manager, Stop);
        Assert.Equal([leads[3], leads[2]], (await desk.Get<EvenOut>().RunAsync(manager, moves, Stop)).Changed);

        Assert.Equal("No longer yours: 2 leads", Told(desk, full, told => told.Title));
        Assert.Equal("You got 2 leads", Told(desk, free, told => told.Title));
    }

    private static (Actor Rep, Actor Other, Actor Manager) Crew(TestDesk desk) => (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep), desk.AddPerson("Petra", Role.Manager));

    private static string Told(TestDesk desk, Actor person, Func<Core.Work.Notification, string?> of)
    {
        using var db = desk.Open();
        return string.Join("; ", db.Notifications.Where(told => told.UserId == person.UserId).OrderBy(told => told.Id).AsEnumerable().Select(of));
    }
}
