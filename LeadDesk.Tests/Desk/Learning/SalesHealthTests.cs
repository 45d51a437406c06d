using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Learning;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Learning;

public sealed class SalesHealthTests(PostgresServer postgres)
{
    private static readonly Cell High = new('A', 2), Low = new('C', 3);

    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task It_says_what_sales_took_who_knew_better_and_who_calls_low_grades_first(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (maya, dev, manager) = (desk.AddPerson("Maya", Role.Rep), desk.AddPerson("Dev", Role.Rep), desk.AddPerson("Mo", Role.Manager));
        await DecideAsync(desk, accepted: 5, sentBack: 15);
        await PinAsync(desk, right: 12, wrong: 1, open: 3);
        await TouchAsync(desk, maya, highUntil: null);
        await TouchAsync(desk, dev, highUntil: -80);

        var view = (await desk.Get<SalesHealth>().AskAsync(manager, Stop))!;
        Assert.Equal((5, 20, 0.25), (view.Acceptance.Accepted, view.Acceptance.Decided, view.Acceptance.Rate));
        Assert.Equal(["Sales sends much back.", "People know better than scoring.", "Maya calls low grades first."], view.Findings.Select(finding => finding.Title));
        Assert.Equal(["marketing", "reports/overrides", "sla"], view.Findings.Select(finding => finding.Link));
        Assert.Contains("Too early (15)", view.Findings[0].Words, StringComparison.Ordinal);
        Assert.StartsWith("Of 13 overrides", view.Findings[1].Words, StringComparison.Ordinal);
        Assert.StartsWith("At 20 of 20 first touches of a C or D lead in 90 days (100 %", view.Findings[2].Words, StringComparison.Ordinal);
        Assert.Equal((await desk.Get<OverrideReport>().AskAsync(manager, Stop))!.All, await desk.Get<OverrideReport>().CountAsync(manager, Stop));
    }

    [Fact]
    public async Task Marketers_are_not_told_of_reps_and_reps_of_nothing()
    {
        using var desk = new TestDesk();
        var maya = desk.AddPerson("Maya", Role.Rep);
        await TouchAsync(desk, maya, highUntil: null);
        Assert.Null(await desk.Get<SalesHealth>().AskAsync(maya, Stop));
        Assert.Empty((await desk.Get<SalesHealth>().AskAsync(Actor.Person(9, "Mara", Role.Marketer), Stop))!.Findings);
        Assert.Single((await desk.Get<SalesHealth>().AskAsync(Actor.Desk, Stop))!.Findings);
    }

    [Fact]
    public async Task Where_too_little_is_known_nothing_is_said()
    {
        using var desk = new TestDesk();
        await DecideAsync(desk, accepted: 1, sentBack: 3);
        await PinAsync(desk, right: 2, wrong: 0, open: 9);
        var view = (await desk.Get<SalesHealth>().AskAsync(Actor.Desk, Stop))!;
        Assert.Equal((0.25, 0), (view.Acceptance.Rate, view.Findings.Count));
    }

    private static async Task DecideAsync(TestDesk desk, int accepted, int sentBack)
    {
        List<long> ids = [.. Enumerable.Range(0, accepted + sentBack).Select(i => desk.AddLead($"MQL {i}", High))];
        await using var db = desk.Open();

        foreach (var (i, lead) in (await db.Leads.Where(lead => ids.Contains(lead.Id)).OrderBy(lead => lead.Id).ToListAsync(Stop)).Index())
        {
            var takes = i < accepted;
            db.StageChanges.Add(lead.Enter(takes ? Stage.Sal : Stage.Recycled, "rep", null, desk.Clock.Now.AddHours(-2), takes ? null : "Too early"));
        }

        await db.SaveChangesAsync(Stop);
    }

    // Pinned from C3 to A2; won when the person was right.
    private static async Task PinAsync(TestDesk desk, int right, int wrong, int open)
    {
        List<long> ids = [.. Enumerable.Range(0, right + wrong + open).Select(i => desk.AddLead($"Pinned {i}", High, stage: Stage.Opportunity))];
        await using var db = desk.Open();

        foreach (var (i, lead) in (await db.Leads.Where(lead => ids.Contains(lead.Id)).OrderBy(lead => lead.Id).ToListAsync(Stop)).Index())
        {
            db.GradeOverrides.Add(new() { Lead = lead, Cell = High, ComputedCell = Low, Reason = "I know them", At = desk.Clock.Now.AddHours(-9), Until = desk.Clock.Now.AddDays(9), By = "rep" });

            if (i < right + wrong)
            {
                db.StageChanges.Add(lead.Enter(i < right ? Stage.Customer : Stage.Lost, "rep", null, desk.Clock.Now.AddHours(-1), "decided"));
            }
        }

        await db.SaveChangesAsync(Stop);
    }

    // Twenty low leads touched in the last day; a high one owed since four days ago, touched so many hours from now or not at all.
    private static async Task TouchAsync(TestDesk desk, Actor rep, int? highUntil)
    {
        List<long> ids = [.. Enumerable.Range(0, 21).Select(i => desk.AddLead($"{rep.Name} {i}", i == 20 ? High : Low, rep.UserId))];
        await using var db = desk.Open();
        db.Clocks.AddRange(ids.Select((id, i) => Clock(id, i == 20 ? High : Low, i == 20 ? highUntil : i - 20)));
        await db.SaveChangesAsync(Stop);

        SlaClock Clock(long leadId, Cell cell, int? until) => new()
        {
            LeadId = leadId,
            Kind = ClockKind.FirstTouch,
            OwnerId = rep.UserId,
            Cause = "Handed over",
            CalendarKey = SlaCalendar.RoundTheClock,
            Cell = cell,
            Minutes = 60,
            StartedAt = desk.Clock.Now.AddHours(-96),
            DueAt = desk.Clock.Now.AddHours(-95),
            StoppedAt = until is { } hours ? desk.Clock.Now.AddHours(hours) : null,
            IsKept = until is not null,
        };
    }
}
