using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Calendars;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static LeadDesk.Tests.Desk.Sla.ClockDesk;

namespace LeadDesk.Tests.Desk.Sla;

public sealed class LadderTests(PostgresServer postgres)
{
    private static readonly Cell A1 = new('A', 1);

    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_promise_runs_up_the_whole_ladder_each_step_once_and_in_order(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 100, grace: 60));
        var (rep, other, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep), desk.AddPerson("Hanne", Role.Manager));
        AddPool(desk, rep, other);
        var (handed, lead) = (desk.Clock.Now, desk.AddLead("Ines", A1, rep.UserId));

        await desk.TickAsync(TimeSpan.FromMinutes(49));
        Assert.Empty(desk.Told(rep));

        await desk.TickAsync(TimeSpan.FromMinutes(1));
        await desk.TickAsync();
        Assert.Equal(["sla-warning"], desk.Told(rep));
        Assert.Equal(SlaState.Pressing, desk.LeadNow(lead).SlaState);

        await desk.TickAsync(TimeSpan.FromMinutes(30));
        await desk.TickAsync();
        Assert.Equal(["sla-warning", "sla-warning"], desk.Told(rep));
        Assert.Equal(SlaState.AtRisk, desk.LeadNow(lead).SlaState);

        await desk.TickAsync(TimeSpan.FromMinutes(20));
        await desk.TickAsync();
        Assert.Equal(["sla-warning", "sla-warning", "reason-asked"], desk.Told(rep));
        Assert.Equal(SlaState.Breached, desk.LeadNow(lead).SlaState);
        Assert.Equal(["sla-breach"], desk.Told(manager));
        Assert.Equal(handed.AddMinutes(100), desk.Clocks(lead).Single().BreachedAt);

        await desk.TickAsync(TimeSpan.FromMinutes(60));
        await desk.TickAsync();
        Assert.Equal(other.UserId, desk.LeadNow(lead).OwnerId);
        Assert.Equal(["lead-assigned"], desk.Told(other));
        Assert.Equal("lead-taken", desk.Told(rep)[^1]);
        Assert.Equal([(rep.UserId, true), (other.UserId, true)], desk.Clocks(lead).Select(one => (one.OwnerId, one.IsOpen)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task After_a_long_stop_everything_that_was_due_is_done_once_in_order(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 100));
        var (rep, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Hanne", Role.Manager));
        desk.AddLead("Ines", A1, rep.UserId);

        await desk.TickAsync(TimeSpan.FromDays(2));
        await desk.TickAsync();

        Assert.Equal(["sla-warning", "sla-warning", "reason-asked"], desk.Told(rep));
        Assert.Equal(["sla-breach"], desk.Told(manager));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_clock_that_is_set_back_repeats_nothing(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 100));
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", A1, rep.UserId);
        await desk.TickAsync(TimeSpan.FromMinutes(85));

        await desk.TickAsync(TimeSpan.FromHours(-1));
        Note(desk, lead);
        await desk.TickAsync(TimeSpan.FromMinutes(50));
        await desk.TickAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(["sla-warning", "sla-warning"], desk.Told(rep));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nobody_is_warned_of_what_was_kept_a_moment_ago(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 100));
        var (rep, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Hanne", Role.Manager));
        var lead = desk.AddLead("Ines", A1, rep.UserId);
        await desk.TickAsync(TimeSpan.FromMinutes(40));
        await desk.Get<LogOutcome>().RunAsync(rep, lead, new("reached", null, null, null), TestContext.Current.CancellationToken);
        desk.Clock.Now = desk.Clock.Now.AddHours(2);

        // The ladder comes before the clocks have followed.
        await desk.Get<ClimbLadder>().RunAsync(Actor.Desk, TestContext.Current.CancellationToken);

        Assert.Empty(desk.Told(rep));
        Assert.Empty(desk.Told(manager));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_breaks_too_many_promises_gets_no_new_leads(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 10));
        var (rep, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Hanne", Role.Manager));
        Enumerable.Range(0, 3).ToList().ForEach(i => desk.AddLead($"Lead {i}", A1, rep.UserId));

        await desk.TickAsync(TimeSpan.FromMinutes(11));

        using var db = desk.Open();
        Assert.Equal("3 promises broken within 7 days", db.RepProfiles.Single().NotReceivingWhy);
        Assert.Single(desk.Told(rep), "not-receiving");
        Assert.Single(desk.Told(manager), "not-receiving");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task More_time_moves_what_is_still_to_come_and_the_reason_stays_with_the_promise(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres, Policy(ClockKind.FirstTouch, 100));
        var (rep, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Hanne", Role.Manager));
        var (handed, lead) = (desk.Clock.Now, desk.AddLead("Ines", A1, rep.UserId));
        await desk.TickAsync(TimeSpan.FromMinutes(60));
        var clock = desk.Clocks(lead).Single().Id;

        Assert.False((await desk.Get<ChangeClock>().ExtendAsync(rep, [clock], 60, "please", TestContext.Current.CancellationToken)).Succeeded);
        Assert.Equal(Outcome.Done, await desk.Get<ChangeClock>().ExtendAsync(manager, [clock], 60, "They are on holiday", TestContext.Current.CancellationToken));

        Assert.Equal(handed.AddMinutes(160), desk.LeadNow(lead).RespondBy);
        Assert.Contains((await desk.Get<LeadClocks>().AskAsync(rep, lead, TestContext.Current.CancellationToken))!.Clocks.Single().Notes, note => note.Text == "1 h more: They are on holiday");
        await desk.TickAsync(TimeSpan.FromMinutes(60));
        Assert.Equal(SlaState.Pressing, desk.LeadNow(lead).SlaState);
        Assert.Empty(desk.Told(manager));
    }

    [Fact]
    public async Task Two_processes_on_one_database_tell_everything_once_also_when_one_is_killed()
    {
        var database = postgres.NewDatabase();
        using var one = new TestDesk(database);
        using var two = new TestDesk(database);
        await one.Get<SeedCalendars>().RunAsync(Actor.Desk, cancellationToken: TestContext.Current.CancellationToken);
        await one.Get<SeedPolicies>().RunAsync(TestContext.Current.CancellationToken);
        using (var db = one.Open())
        {
            await db.SlaPolicies.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
            db.SlaPolicies.Add(Policy(ClockKind.FirstTouch, 100));
            (await db.SlaSettings.SingleAsync(TestContext.Current.CancellationToken)).BreachesUntilPause = null;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var (rep, manager) = (one.AddPerson("Mara", Role.Rep), one.AddPerson("Hanne", Role.Manager));

        for (var round = 0; round < 100; round++)
        {
            one.AddLead($"Lead {round}", A1, rep.UserId);
            one.Clock.Now = two.Clock.Now = one.Clock.Now.AddDays(1);
            using var killed = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var first = SwallowAsync(RunAsync(one, killed.Token));
            var second = RunAsync(two, TestContext.Current.CancellationToken);

            if (round % 2 == 0)
            {
                KillSessions(one, leave: 1 + (round % 3));
            }
            else
            {
                killed.CancelAfter(TimeSpan.FromMilliseconds(round % 20));
            }

            await SwallowAsync(second);
            await first;
            await RunAsync(two, TestContext.Current.CancellationToken);
        }

        Assert.Equal(100, two.Told(manager).Count(kind => kind == "sla-breach"));
        Assert.Equal((200, 100), (two.Told(rep).Count(kind => kind == "sla-warning"), two.Told(rep).Count(kind => kind == "reason-asked")));
    }

    private static async Task RunAsync(TestDesk desk, CancellationToken cancellationToken)
    {
        await desk.Get<FollowClocks>().RunAsync(Actor.Desk, cancellationToken);
        await desk.Get<ClimbLadder>().RunAsync(Actor.Desk, cancellationToken);
    }

    // As if the process had died in the middle: its connection ends, wherever it is.
    private static void KillSessions(TestDesk desk, int leave)
    {
        using var db = desk.Open();
        db.Database.ExecuteSql($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle' AND pid % 3 <> {leave % 3}");
    }

    private static async Task SwallowAsync(Task killed)
    {
        try
        {
            await killed;
        }
        catch (Exception broken) when (broken is OperationCanceledException or Npgsql.NpgsqlException or DbUpdateException or InvalidOperationException)
        {
            // Killed, as it was meant to be.
        }
    }

    private static void Note(TestDesk desk, long lead)
    {
        using var db = desk.Open();
        db.ClockWork.Add(new() { LeadId = lead });
        db.SaveChanges();
    }

    private static void AddPool(TestDesk desk, params Actor[] reps)
    {
        using var db = desk.Open();
        var pool = new Pool { Name = "Sales" };
        pool.Members.AddRange(reps.Select(rep => new PoolMember { UserId = rep.UserId!.Value, JoinedAt = desk.Clock.Now }));
        db.Pools.Add(pool);
        db.SaveChanges();
        db.RoutingRules.Add(new() { Order = 1, Name = "Everything", PoolId = pool.Id });
        db.SaveChanges();
    }
}
