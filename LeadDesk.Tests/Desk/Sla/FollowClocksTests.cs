using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Events;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static LeadDesk.Tests.Desk.Sla.ClockDesk;

namespace LeadDesk.Tests.Desk.Sla;

public sealed class FollowClocksTests(PostgresServer postgres)
{
    private static readonly Cell A1 = new('A', 1), B2 = new('B', 2), C3 = new('C', 3);

    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_hand_over_starts_the_clocks_and_the_first_call_of_a_person_keeps_the_promise(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 60), Policy(ClockKind.Accept, 120));
        var rep = desk.AddPerson("Mara", Role.Rep);
        var (handed, lead) = (desk.Clock.Now, desk.AddLead("Ines", A1, rep.UserId));
        await desk.TickAsync(TimeSpan.FromMinutes(7));

        Assert.Equal([(ClockKind.Accept, handed.AddHours(2)), (ClockKind.FirstTouch, handed.AddHours(1))], desk.Clocks(lead).Select(one => (one.Kind, one.DueAt)));
        Assert.Equal((SlaState.Running, handed.AddHours(1)), (desk.LeadNow(lead).SlaState, desk.LeadNow(lead).RespondBy!.Value));

        await desk.Get<LogOutcome>().RunAsync(rep, lead, new("no-answer", null, null, null), TestContext.Current.CancellationToken);
        var touched = desk.Clock.Now;
        await desk.TickAsync(TimeSpan.FromMinutes(5));

        var first = desk.Clocks(lead).Single(one => one.Kind == ClockKind.FirstTouch);
        Assert.Equal((touched, "Call by Mara", true, 7.0), (first.StoppedAt!.Value, first.StopCause, first.IsKept, first.TookMinutes!.Value));
        Assert.Null(first.BreachedAt);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_the_desk_sends_by_itself_is_no_touch(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 60));
        var lead = desk.AddLead("Ines", A1);
        using (var db = desk.Open())
        {
            db.Activities.Add(new() { LeadId = lead, Kind = ActivityKind.Email, At = desk.Clock.Now.AddMinutes(1), By = "LeadDesk" });
            db.ClockWork.Add(new() { LeadId = lead });
            db.SaveChanges();
        }

        await desk.TickAsync(TimeSpan.FromMinutes(5));

        Assert.True(desk.Clocks(lead).Single().IsOpen);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_undone_call_lets_the_clock_run_on_from_where_it_began(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 60));
        var rep = desk.AddPerson("Mara", Role.Rep);
        var (handed, lead) = (desk.Clock.Now, desk.AddLead("Ines", A1, rep.UserId));
        await desk.TickAsync(TimeSpan.FromMinutes(5));
        var (_, logged) = await desk.Get<LogOutcome>().RunAsync(rep, lead, new("reached", null, null, null), TestContext.Current.CancellationToken);
        await desk.TickAsync(TimeSpan.FromMinutes(1));
        Assert.False(desk.Clocks(lead).Single().IsOpen);

        await desk.Get<UndoOutcome>().RunAsync(rep, logged!, TestContext.Current.CancellationToken);
        await desk.TickAsync(TimeSpan.FromMinutes(1));

        var clock = desk.Clocks(lead).Single();
        Assert.True(clock.IsOpen);
        Assert.Equal((handed, handed.AddHours(1)), (clock.StartedAt, clock.DueAt));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_better_cell_shortens_an_open_promise_and_a_worse_one_never_lengthens_it(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 60, cells: "A1"), Policy(ClockKind.FirstTouch, 600, order: 2));
        var (handed, lead) = (desk.Clock.Now, desk.AddLead("Ines", B2));
        await desk.TickAsync();
        Assert.Equal(handed.AddHours(10), desk.Clocks(lead).Single().DueAt);

        SetCell(desk, lead, A1);
        await desk.TickAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(handed.AddHours(1), desk.Clocks(lead).Single().DueAt);

        SetCell(desk, lead, C3);
        await desk.TickAsync(TimeSpan.FromMinutes(3));
        var clock = desk.Clocks(lead).Single();
        Assert.Equal((handed.AddHours(1), A1), (clock.DueAt, clock.Cell));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_request_is_promised_an_answer_whatever_the_grade_and_the_working_hours_count(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 15, SlaCalendar.OfficeHours, requests: "demo-requested"));
        desk.Clock.Now = new DateTimeOffset(2026, 3, 6, 16, 50, 0, TimeSpan.Zero);
        var lead = desk.AddLead("Ines", C3, stage: Stage.Engaged);
        await desk.Get<TakeEvents>().RunAsync(Actor.Desk, [new("d1", "demo-requested", desk.Clock.Now, lead, null, null, null, null)], TestContext.Current.CancellationToken);
        await desk.TickAsync();

        // Ten minutes of Friday are left, five more come on Monday.
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 9, 5, 0, TimeSpan.Zero), desk.Clocks(lead).Single().DueAt);
        Assert.True(desk.LeadNow(lead).InQueue);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_reassigned_lead_gets_a_second_clock_while_the_first_keeps_running_and_one_touch_keeps_both(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 60));
        var (rep, other, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep), desk.AddPerson("Hanne", Role.Manager));
        var lead = desk.AddLead("Ines", A1, rep.UserId);
        await desk.TickAsync(TimeSpan.FromMinutes(30));
        await desk.Get<AssignLeads>().RunAsync(manager, LeadChoice.Of(lead), other.UserId, TestContext.Current.CancellationToken);
        var given = desk.Clock.Now;
        await desk.TickAsync(TimeSpan.FromMinutes(2));

        var clocks = desk.Clocks(lead);
        Assert.Equal([(rep.UserId, false, true), (other.UserId, true, true)], clocks.Select(one => (one.OwnerId, one.IsReassigned, one.IsOpen)));
        Assert.Equal((given, given.AddHours(1)), (clocks[1].StartedAt, clocks[1].DueAt));
        Assert.Equal(given.AddHours(1), desk.LeadNow(lead).RespondBy);

        await desk.Get<LogOutcome>().RunAsync(other, lead, new("reached", null, null, null), TestContext.Current.CancellationToken);
        await desk.TickAsync();
        Assert.All(desk.Clocks(lead).Where(one => one.Kind == ClockKind.FirstTouch), one => Assert.True(one.IsKept));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Handed_on_twice_the_first_clock_and_the_last_run_and_nobody_in_between_is_held_to_theirs(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 60));
        var (rep, other, third, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep), desk.AddPerson("Petra", Role.Rep), desk.AddPerson("Hanne", Role.Manager));
        var lead = desk.AddLead("Ines", A1, rep.UserId);
        await desk.TickAsync(TimeSpan.FromMinutes(10));

        foreach (var next in new[] { other, third })
        {
            await desk.Get<AssignLeads>().RunAsync(manager, LeadChoice.Of(lead), next.UserId, TestContext.Current.CancellationToken);
            await desk.TickAsync(TimeSpan.FromMinutes(10));
        }

        var clocks = desk.Clocks(lead);
        Assert.Equal([(rep.UserId, true), (other.UserId, false), (third.UserId, true)], clocks.Select(one => (one.OwnerId, one.IsOpen)));
        Assert.Equal((null, false), (clocks[1].BreachedAt, clocks[1].IsKept));
        Assert.Equal(["Reassigned from Mara", "Reassigned from Jonas"], clocks.Skip(1).Select(one => one.Cause));

        // The promise to the lead breaks after its hour; it is told to managers, asked of nobody, and on the board it is nobody's.
        await desk.TickAsync(TimeSpan.FromMinutes(35));
        Assert.Contains("sla-breach", desk.Told(manager));
        Assert.All([rep, other, third], one => Assert.DoesNotContain("reason-asked", desk.Told(one)));

        var board = (await desk.Get<FollowUpBoard>().AskAsync(manager, new(7), TestContext.Current.CancellationToken))!;
        Assert.Equal([("Handed on in time", 1)], board.Reps.Where(line => line.Breached > 0).Select(line => (line.Name, line.Breached)));
        Assert.Equal((true, "Petra"), (board.Late.Single(late => late.IsBreached).IsPassedOn, board.Late.Single(late => late.IsBreached).NowWith));
        Assert.Equal((new InTime(0, 1), new InTime(0, 0)), (board.Period, board.Reps.Single(line => line.OwnerId == rep.UserId).InTime));
        Assert.Single((await desk.Get<FollowUpBoard>().AskAsync(manager, new(7, OwnerId: FollowUpView.HandedOn), TestContext.Current.CancellationToken))!.Late);
        Assert.Contains("handed the lead on in time", (await desk.Get<ChangeClock>().AskAsync(manager, [clocks[0].Id], TestContext.Current.CancellationToken)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Whoever_gets_a_lead_back_in_time_is_held_to_the_first_promise_again_and_nobody_while_it_has_no_owner(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 60));
        var (rep, other, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep), desk.AddPerson("Hanne", Role.Manager));
        var lead = desk.AddLead("Ines", A1, rep.UserId);
        var seen = new List<(bool IsPassedOn, int Open)>();

        foreach (var next in new int?[] { rep.UserId, other.UserId, null, rep.UserId })
        {
            await desk.Get<AssignLeads>().RunAsync(manager, LeadChoice.Of(lead), next, TestContext.Current.CancellationToken);
            await desk.TickAsync(TimeSpan.FromMinutes(5));
            seen.Add((desk.Clocks(lead)[0].IsPassedOn, desk.Clocks(lead).Count(one => one.IsOpen)));
        }

        Assert.Equal([(false, 1), (true, 2), (true, 1), (false, 1)], seen);
        Assert.Equal("Nobody has the lead any more", desk.Clocks(lead)[1].StopCause);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task On_hold_the_clocks_stand_still_in_working_time(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 4 * 60, SlaCalendar.OfficeHours));
        var rep = desk.AddPerson("Mara", Role.Rep);
        desk.Clock.Now = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
        var lead = desk.AddLead("Ines", A1, rep.UserId);
        await desk.TickAsync(TimeSpan.FromHours(1));
        Assert.Equal(Outcome.Done, await desk.Get<HoldLead>().RunAsync(rep, lead, desk.Clock.Now.AddDays(1), "Their board meets tomorrow", TestContext.Current.CancellationToken));
        await desk.TickAsync();
        Assert.Equal(SlaState.OnHold, desk.LeadNow(lead).SlaState);

        // One hour was used; three are left from tomorrow at eleven.
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 14, 0, 0, TimeSpan.Zero), desk.Clocks(lead).Single().DueAt);

        desk.Clock.Now = new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
        Assert.Equal(Outcome.Done, await desk.Get<HoldLead>().EndAsync(rep, lead, TestContext.Current.CancellationToken));
        await desk.TickAsync();
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 10, 0, 0, TimeSpan.Zero), desk.Clocks(lead).Single().DueAt);
        Assert.Equal(SlaState.Running, desk.LeadNow(lead).SlaState);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_hold_that_ends_by_itself_lets_the_clocks_run_again(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 600));
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", A1, rep.UserId);
        await desk.TickAsync();
        await desk.Get<HoldLead>().RunAsync(rep, lead, desk.Clock.Now.AddHours(1), "They asked for an hour", TestContext.Current.CancellationToken);
        await desk.TickAsync();
        Assert.Equal(SlaState.OnHold, desk.LeadNow(lead).SlaState);

        await desk.TickAsync(TimeSpan.FromHours(1));
        Assert.Equal(SlaState.Running, desk.LeadNow(lead).SlaState);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_changed_policy_reckons_open_clocks_anew_and_a_deleted_one_leaves_them_their_time(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 60));
        var manager = desk.AddPerson("Hanne", Role.Manager);
        var (handed, lead) = (desk.Clock.Now, desk.AddLead("Ines", A1));
        await desk.TickAsync();
        var row = (await desk.Get<PolicyList>().AskAsync(manager, TestContext.Current.CancellationToken)).Policies.Single();

        Assert.Equal(Outcome.Done, await desk.Get<SavePolicy>().RunAsync(manager, row.Id, row.Version, row.Entry with { Minutes = 90 }, TestContext.Current.CancellationToken));
        await desk.TickAsync();
        Assert.Equal(handed.AddMinutes(90), desk.Clocks(lead).Single().DueAt);

        Assert.False((await desk.Get<SavePolicy>().RunAsync(manager, row.Id, row.Version, row.Entry, TestContext.Current.CancellationToken)).Succeeded);
        Assert.Equal(Outcome.Done, await desk.Get<SavePolicy>().DeleteAsync(manager, row.Id, TestContext.Current.CancellationToken));
        await desk.TickAsync();
        Assert.Equal((true, handed.AddMinutes(90)), (desk.Clocks(lead).Single().IsOpen, desk.Clocks(lead).Single().DueAt));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nothing_is_promised_about_a_deleted_lead_until_it_is_restored(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 60));
        var admin = desk.AddPerson("Ada", Role.Admin);
        var lead = desk.AddLead("Ines", A1);
        await desk.TickAsync();
        await desk.Get<DeleteLeads>().RunAsync(admin, LeadChoice.Of(lead), TestContext.Current.CancellationToken);
        await desk.TickAsync(TimeSpan.FromHours(3));
        using (var db = desk.Open())
        {
            Assert.False(db.Clocks.IgnoreQueryFilters().AsNoTracking().Single().IsOpen);
        }

        await desk.Get<RestoreLeads>().RunAsync(admin, [lead], TestContext.Current.CancellationToken);
        await desk.TickAsync();
        Assert.True(desk.Clocks(lead).Single().IsOpen);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Accepting_keeps_the_first_promise_and_makes_the_next_ones(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.Accept, 60), Policy(ClockKind.Decision, 600), Policy(ClockKind.NextTouch, 120));
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", A1, rep.UserId);
        await desk.TickAsync(TimeSpan.FromMinutes(10));
        await desk.Get<LogOutcome>().RunAsync(rep, lead, new("reached", null, "Call again", desk.Clock.Now.AddDays(2)), TestContext.Current.CancellationToken);
        await desk.Get<AcceptLead>().RunAsync(rep, lead, TestContext.Current.CancellationToken);
        var accepted = desk.Clock.Now;
        await desk.TickAsync();

        var clocks = desk.Clocks(lead);
        Assert.True(clocks.Single(one => one.Kind == ClockKind.Accept).IsKept);
        Assert.Equal(accepted.AddHours(10), clocks.Single(one => one.Kind == ClockKind.Decision).DueAt);

        // The next touch counts from the step that is planned.
        Assert.Equal(accepted.AddDays(2).AddHours(2), clocks.Single(one => one.Kind == ClockKind.NextTouch).DueAt);
    }

    private static void SetCell(TestDesk desk, long leadId, Cell cell)
    {
        using var db = desk.Open();
        var lead = db.Leads.Single(lead => lead.Id == leadId);
        lead.SetScore(lead.ToRating() with { Cell = cell }, desk.Clock.Now);
        db.SaveChanges();
    }
}
