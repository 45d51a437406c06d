using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using static LeadDesk.Tests.Desk.Sla.ClockDesk;

namespace LeadDesk.Tests.Desk.Sla;

/// <summary>What the manager's board counts.</summary>
public sealed class FollowUpBoardTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_two_periods_each_promise_counts_once_for_whose_it_was(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres);
        var (mara, jonas) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep));
        Add(desk, mara, startedDaysAgo: 1, dueAfter: 60, tookMinutes: 20);
        Add(desk, mara, startedDaysAgo: 2, dueAfter: 60, tookMinutes: 90);
        Add(desk, jonas, startedDaysAgo: 3, dueAfter: 60, tookMinutes: null);
        Add(desk, jonas, startedDaysAgo: 10, dueAfter: 60, tookMinutes: 40);

        var sheet = await AskAsync(desk);

        Assert.Equal((new(1, 3), new(1, 1)), (sheet.Period, sheet.Before));
        Assert.Equal((new(1, 2), new(0, 1)), (Of(sheet, mara), Of(sheet, jonas)));
        Assert.Equal((new(2, 20, 90), new(1, 40, 40)), (sheet.Response, sheet.ResponseBefore));
        Assert.Equal((1, 0), (sheet.Breached, sheet.AtRisk));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Promises_about_deleted_leads_count_again_when_they_are_restored(DatabaseProvider provider)
    {
        using var desk = await NewAsync(provider, postgres);
        var (mara, admin) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Ada", Role.Admin));
        Add(desk, mara, startedDaysAgo: 1, dueAfter: 60, tookMinutes: 20);
        var late = Add(desk, mara, startedDaysAgo: 2, dueAfter: 60, tookMinutes: 90);
        var open = Add(desk, mara, startedDaysAgo: 3, dueAfter: 60, tookMinutes: null);
        var all = await AskAsync(desk);

        Assert.True((await desk.Get<DeleteLeads>().RunAsync(admin, LeadChoice.Of(late, open), Stop)).Outcome.Succeeded);
        var without = await AskAsync(desk);
        await desk.Get<RestoreLeads>().RunAsync(admin, [late, open], Stop);
        var again = await AskAsync(desk);

        Assert.Equal((new(1, 3), new(2, 20, 90), 1), (all.Period, all.Response, all.Breached));
        Assert.Equal((new(1, 1), new(1, 20, 20), 0), (without.Period, without.Response, without.Breached));
        Assert.Equal((all.Period, all.Response, all.Breached), (again.Period, again.Response, again.Breached));
    }

    // Stopped by a first touch after so many minutes; open without.
    private static long Add(TestDesk desk, Actor owner, int startedDaysAgo, int dueAfter, int? tookMinutes)
    {
        var lead = desk.AddLead("Ines", new Cell('A', 1), owner.UserId);
        using var db = desk.Open();
        var started = desk.Clock.Now.AddDays(-startedDaysAgo);
        db.Clocks.Add(new()
        {
            LeadId = lead,
            Kind = ClockKind.FirstTouch,
            OwnerId = owner.UserId,
            Cause = "Handed over",
            CalendarKey = SlaCalendar.RoundTheClock,
            Cell = new('A', 1),
            Minutes = dueAfter,
            StartedAt = started,
            PressingAt = started.AddMinutes(dueAfter / 2),
            AtRiskAt = started.AddMinutes(dueAfter * 0.8),
            DueAt = started.AddMinutes(dueAfter),
            StoppedAt = tookMinutes is { } took ? started.AddMinutes(took) : null,
            TookMinutes = tookMinutes,
            IsKept = tookMinutes is not null,
        });
        db.SaveChanges();
        return lead;
    }

    private static async Task<FollowUpSheet> AskAsync(TestDesk desk) => (await desk.Get<FollowUpBoard>().AskAsync(Actor.Person(1, "Hanne", Role.Manager), new(7), Stop))!;

    private static InTime Of(FollowUpSheet sheet, Actor rep) => sheet.Reps.Single(line => line.OwnerId == rep.UserId).InTime;
}
