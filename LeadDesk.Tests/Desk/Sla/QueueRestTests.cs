using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Events;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using static LeadDesk.Tests.Desk.Sla.ClockDesk;

namespace LeadDesk.Tests.Desk.Sla;

/// <summary>What was put off does not wait past its promise.</summary>
public sealed class QueueRestTests(PostgresServer postgres)
{
    private static readonly Cell A1 = new('A', 1);

    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task With_little_time_left_a_snoozed_lead_is_in_the_queue_again(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 100));
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", A1, rep.UserId);
        await desk.Get<SnoozeLead>().RunAsync(rep, lead, desk.Clock.Now.AddDays(3), Stop);

        await desk.TickAsync(TimeSpan.FromMinutes(79));
        Assert.Equal(0, await WaitingAsync(desk, rep));

        await desk.TickAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await WaitingAsync(desk, rep));
        Assert.Contains((await desk.Get<LeadClocks>().AskAsync(rep, lead, Stop))!.Clocks.Single().Notes, note => note.Text == "Back in the queue: little time is left");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Put_off_once_more_it_waits_until_the_manager_asks(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 100));
        var (rep, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Hanne", Role.Manager));
        var lead = desk.AddLead("Ines", A1, rep.UserId);
        await desk.TickAsync(TimeSpan.FromMinutes(101));
        var until = desk.Clock.Now.AddDays(1);
        await desk.Get<SnoozeLead>().RunAsync(rep, lead, until, Stop);
        await desk.TickAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await WaitingAsync(desk, rep));
        var late = (await desk.Get<FollowUpBoard>().AskAsync(manager, new(7), Stop))!.Late.Single();
        Assert.Equal(until, late.RestsUntil);

        Assert.Equal(Outcome.Done, await desk.Get<ChangeClock>().AskAsync(manager, [late.ClockId], Stop));

        Assert.Equal(1, await WaitingAsync(desk, rep));
        Assert.Null((await desk.Get<FollowUpBoard>().AskAsync(manager, new(7), Stop))!.Late.Single().RestsUntil);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_lead_on_hold_stays_where_it_is(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 100));
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", A1, rep.UserId);
        await desk.TickAsync();
        var until = desk.Clock.Now.AddDays(1);
        await desk.Get<HoldLead>().RunAsync(rep, lead, until, "They are on holiday", Stop);

        await desk.TickAsync(TimeSpan.FromHours(5));

        Assert.Equal(until, desk.LeadNow(lead).RestsUntil);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Whoever_gets_a_lead_sees_it_at_once(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep), desk.AddPerson("Hanne", Role.Manager));
        var (given, handed) = (desk.AddLead("Ines", A1, rep.UserId), desk.AddLead("Olga", A1, rep.UserId));
        await desk.Get<SnoozeLead>().RunAsync(rep, given, desk.Clock.Now.AddDays(3), Stop);
        await desk.Get<SnoozeLead>().RunAsync(rep, handed, desk.Clock.Now.AddDays(3), Stop);

        await desk.Get<AssignLeads>().RunAsync(manager, LeadChoice.Of(given), other.UserId, Stop);
        var (_, deed) = await desk.Get<HandOnLead>().RunAsync(rep, handed, other.UserId, "Speaks Portuguese", Stop);

        Assert.Equal(2, await WaitingAsync(desk, other));
        Assert.Equal(Outcome.Done, await desk.Get<UndoDeed>().RunAsync(rep, deed!, Stop));
        Assert.NotNull(desk.LeadNow(handed).RestsUntil);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_on_hold_or_recycled_keeps_its_day_when_it_changes_hands(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep), desk.AddPerson("Hanne", Role.Manager));
        var (held, recycled, until) = (desk.AddLead("Ines", A1, rep.UserId), desk.AddLead("Olga", A1, rep.UserId), desk.Clock.Now.AddDays(9));
        await desk.Get<HoldLead>().RunAsync(rep, held, until, "They are on holiday", Stop);
        await desk.Get<RejectLead>().RunAsync(rep, recycled, "too-early", null, until, Stop);

        foreach (var lead in (long[])[held, recycled])
        {
            await desk.Get<AssignLeads>().RunAsync(manager, LeadChoice.Of(lead), other.UserId, Stop);
            Assert.Equal((other.UserId, until), (desk.LeadNow(lead).OwnerId, desk.LeadNow(lead).RestsUntil));
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Taken_back_an_assignment_leaves_nothing_behind(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep), desk.AddPerson("Hanne", Role.Manager));
        var (lead, until) = (desk.AddLead("Ines", A1, rep.UserId), desk.Clock.Now.AddDays(3));
        await desk.Get<SnoozeLead>().RunAsync(rep, lead, until, Stop);

        var given = await desk.Get<AssignLeads>().RunAsync(manager, LeadChoice.Of(lead), other.UserId, Stop);
        await desk.Get<UndoAssign>().RunAsync(manager, given.Before, other.UserId, Stop);

        Assert.Equal((rep.UserId, until), (desk.LeadNow(lead).OwnerId, desk.LeadNow(lead).RestsUntil));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Asking_whoever_had_it_before_leaves_the_rest_to_the_one_who_has_it(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 100));
        var (rep, other, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep), desk.AddPerson("Hanne", Role.Manager));
        var lead = desk.AddLead("Ines", A1, rep.UserId);
        await desk.TickAsync(TimeSpan.FromMinutes(101));
        await desk.Get<AssignLeads>().RunAsync(manager, LeadChoice.Of(lead), other.UserId, Stop);
        await desk.TickAsync();
        var until = desk.Clock.Now.AddHours(1);
        await desk.Get<SnoozeLead>().RunAsync(other, lead, until, Stop);

        Assert.Equal(Outcome.Done, await desk.Get<ChangeClock>().AskAsync(manager, [desk.Clocks(lead)[0].Id], Stop));

        Assert.Equal(until, desk.LeadNow(lead).RestsUntil);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_snooze_that_the_desk_ended_can_still_be_taken_back(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 100));
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", A1, rep.UserId);
        await desk.TickAsync(TimeSpan.FromMinutes(75));
        var (_, deed) = await desk.Get<SnoozeLead>().RunAsync(rep, lead, desk.Clock.Now.AddDays(3), Stop);
        await desk.TickAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(Outcome.Done, await desk.Get<UndoDeed>().RunAsync(rep, deed!, Stop));
        Assert.Null(desk.LeadNow(lead).RestsUntil);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Before_more_time_is_given_it_is_said_until_when(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 100));
        var (rep, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Hanne", Role.Manager));
        var (handed, first) = (desk.Clock.Now, desk.AddLead("Ines", A1, rep.UserId));
        desk.Clock.Now = handed.AddMinutes(30);
        var second = desk.AddLead("Olga", A1, rep.UserId);
        await desk.TickAsync();
        long[] clocks = [desk.Clocks(first).Single().Id, desk.Clocks(second).Single().Id];

        Assert.Equal((handed.AddMinutes(160), handed.AddMinutes(190)), await desk.Get<MoreTime>().AskAsync(manager, clocks, 60, Stop));
        Assert.Null(await desk.Get<MoreTime>().AskAsync(rep, clocks, 60, Stop));
        Assert.Equal(Outcome.Done, await desk.Get<ChangeClock>().ExtendAsync(manager, clocks, 60, "Fair", Stop));

        Assert.Equal(handed.AddMinutes(160), desk.Clocks(first).Single().DueAt);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Whoever_rejects_a_lead_that_asked_has_answered_it(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 15, requests: "demo-requested"));
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", A1, rep.UserId);
        await desk.Get<TakeEvents>().RunAsync(Actor.Desk, [new("d1", "demo-requested", desk.Clock.Now, lead, null, null, null, null)], Stop);
        await desk.TickAsync();
        Assert.Contains(desk.Clocks(lead), one => one is { IsOpen: true, Request: "demo-requested" });

        desk.Clock.Now += TimeSpan.FromMinutes(5);
        await desk.Get<RejectLead>().RunAsync(rep, lead, "competitor", null, null, Stop);
        await desk.TickAsync();

        Assert.DoesNotContain(desk.Clocks(lead), one => one.IsOpen);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Whoever_had_a_late_lead_can_say_why_though_it_is_gone(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 100));
        var (rep, other, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep), desk.AddPerson("Hanne", Role.Manager));
        var lead = desk.AddLead("Ines", A1, rep.UserId);
        await desk.TickAsync(TimeSpan.FromMinutes(101));
        await desk.Get<AssignLeads>().RunAsync(manager, LeadChoice.Of(lead), other.UserId, Stop);
        await desk.TickAsync();

        var owed = Assert.Single(await desk.Get<LeadClocks>().OwedAsync(rep, lead, Stop));
        Assert.Empty(await desk.Get<LeadClocks>().OwedAsync(other, lead, Stop));
        Assert.Equal(Outcome.Done, await desk.Get<ChangeClock>().ExplainAsync(rep, owed.ClockId, "Was at a fair", Stop));

        Assert.Empty(await desk.Get<LeadClocks>().OwedAsync(rep, lead, Stop));
    }

    private static async Task<int> WaitingAsync(TestDesk desk, Actor rep) => (await desk.Get<WorkQueue>().AskAsync(rep, new QueueAsk(20), Stop)).Total;
}
