using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Desk.Leads;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Scoring;

public sealed class OverrideTests(PostgresServer postgres)
{
    private static readonly Cell A1 = new('A', 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_pinned_grade_counts_hands_over_and_lets_go_at_its_minute(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var crew = new Crew(desk);
        var until = desk.Clock.Now.AddDays(7).AddSeconds(20);

        Assert.Equal(Outcome.Done, await desk.Get<OverrideGrade>().RunAsync(crew.Mara, crew.Own, new(A1, " Knows them well ", until), 0, Stop));

        var pinned = await LeadAsync(desk, crew.Own);
        Assert.Equal((A1, Cell.Worst, desk.Clock.Now.AddDays(7)), (pinned.Cell, pinned.ComputedCell, pinned.PinnedUntil!.Value));
        Assert.Equal((Stage.Mql, desk.Clock.Now.AddHours(24)), (pinned.Stage, pinned.RespondBy!.Value));
        var story = (await desk.Get<ScoreLedger>().RunAsync(crew.Mara, crew.Own, Stop))!;
        Assert.Equal(("D4", "A1", "Mara", "Knows them well", "D4"), (story.Ledger!.Rating.Cell.Name, story.Cell.Name, story.Pinned!.By, story.Pinned.Reason, story.Pinned.Returns.Name));
        Assert.Equal(("override", "Pinned to A1 by Mara"), (story.History[0].Cause, story.History[0].What));

        desk.Clock.Now = pinned.PinnedUntil.Value.AddTicks(-1);
        Assert.Equal(0, await desk.Get<RateDueLeads>().RunAsync(Actor.Desk, Stop));
        desk.Clock.Now = pinned.PinnedUntil.Value;
        Assert.Equal(1, await desk.Get<RateDueLeads>().RunAsync(Actor.Desk, Stop));

        Assert.Equal(Cell.Worst, (await LeadAsync(desk, crew.Own)).Cell);
        story = (await desk.Get<ScoreLedger>().RunAsync(crew.Mara, crew.Own, Stop))!;
        Assert.Null(story.Pinned);
        Assert.Equal(("override", "The override ended"), (story.History[0].Cause, story.History[0].What));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_override_ended_by_hand_leaves_history_and_audit(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var crew = new Crew(desk);
        await desk.Get<OverrideGrade>().RunAsync(crew.Manager, crew.Own, Entry(desk), 0, Stop);
        desk.Clock.Now = desk.Clock.Now.AddHours(1);

        Assert.Equal(Outcome.Done, await desk.Get<EndOverride>().RunAsync(crew.Mara, crew.Own, null, Stop));
        Assert.Equal(EndOverride.NotOn, await desk.Get<EndOverride>().RunAsync(crew.Mara, crew.Own, null, Stop));

        Assert.Equal((Cell.Worst, null), ((await LeadAsync(desk, crew.Own)).Cell, (await LeadAsync(desk, crew.Own)).PinnedUntil));
        await using var db = desk.Open();
        Assert.Equal(["override", "override"], await db.ScoreChanges.Select(change => change.Cause).ToListAsync(Stop));
        Assert.Equal(["Overrode a grade", "Ended an override"], await db.Audit.OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Stop));
        Assert.Equal("Mara", (await db.GradeOverrides.SingleAsync(Stop)).EndedBy);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Of_two_who_pin_at_once_the_later_is_told(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var crew = new Crew(desk);
        var outcomes = await Task.WhenAll(
            desk.Get<OverrideGrade>().RunAsync(crew.Mara, crew.Free, Entry(desk), 0, Stop),
            desk.Get<OverrideGrade>().RunAsync(crew.Dev, crew.Free, Entry(desk), 0, Stop));

        Assert.Contains("pinned this lead to A1 in between", Assert.Single(outcomes, outcome => !outcome.Succeeded).Refusal);
        await using var db = desk.Open();
        Assert.Single(await db.GradeOverrides.ToListAsync(Stop));
    }

    [Theory]
    [InlineData("", 1, "Say why")]
    [InlineData("so", 0, "lies in the past")]
    [InlineData("so", 366, "for a year at most")]
    [InlineData("long", 1, "1,000 fit")]
    public async Task What_makes_no_sense_is_refused_in_words(string reason, int days, string words)
    {
        using var desk = await DeskAsync(DatabaseProvider.Sqlite);
        var crew = new Crew(desk);
        reason = reason == "long" ? new string('x', OverrideEntry.LongestReason + 1) : reason;

        var outcome = await desk.Get<OverrideGrade>().RunAsync(crew.Mara, crew.Own, new(A1, reason, desk.Clock.Now.AddDays(days)), 0, Stop);

        Assert.Contains(words, outcome.Refusal);
        await using var db = desk.Open();
        Assert.False(await db.GradeOverrides.AnyAsync(Stop) || await db.ScoreChanges.AnyAsync(Stop));
    }

    [Theory]
    [InlineData(Role.Rep, "own", true)]
    [InlineData(Role.Rep, "other's", false)]
    [InlineData(Role.Rep, "free", true)]
    [InlineData(Role.Manager, "other's", true)]
    [InlineData(Role.Marketer, "other's", true)]
    [InlineData(Role.Admin, "other's", true)]
    public async Task Whoever_sees_a_lead_may_pin_it_and_let_go(Role role, string whose, bool may)
    {
        using var desk = await DeskAsync(DatabaseProvider.Sqlite);
        var crew = new Crew(desk);
        var actor = role == Role.Rep ? crew.Mara : Actor.Person(crew.Manager.UserId!.Value, "Petra", role);

        Assert.Equal(may, (await desk.Get<OverrideGrade>().RunAsync(actor, crew.Lead(whose), Entry(desk), null, Stop)).Succeeded);
        await desk.Get<OverrideGrade>().RunAsync(crew.Manager, crew.Lead(whose), Entry(desk), null, Stop);
        Assert.Equal(may, (await desk.Get<EndOverride>().RunAsync(actor, crew.Lead(whose), null, Stop)).Succeeded);
    }

    [Fact]
    public async Task A_closed_lead_is_not_pinned()
    {
        using var desk = await DeskAsync(DatabaseProvider.Sqlite);
        var lead = desk.AddLead("Won", A1, stage: Stage.Customer);

        Assert.Contains("closed (Customer)", (await desk.Get<OverrideGrade>().RunAsync(Actor.Desk, lead, Entry(desk), 0, Stop)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_report_says_who_was_right(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var crew = new Crew(desk);

        foreach (var (lead, end) in new[] { (crew.Own, Stage.Customer), (crew.Other, Stage.Lost), (crew.Free, null) })
        {
            await desk.Get<OverrideGrade>().RunAsync(crew.Manager, lead, Entry(desk), 0, Stop);
            await using var db = desk.Open();

            if (end is not null)
            {
                db.StageChanges.Add((await db.Leads.SingleAsync(one => one.Id == lead, Stop)).Enter(end, "test", null, desk.Clock.Now.AddDays(1), null));
                await db.SaveChangesAsync(Stop);
            }
        }

        var report = (await desk.Get<OverrideReport>().AskAsync(crew.Manager, Stop))!;
        Assert.Equal((1, 1, 0, 1), ((int)report.All.Person, (int)report.All.Scoring, (int)report.All.Same, (int)report.All.Open));
        Assert.Equal("Petra", Assert.Single(report.ByPerson).Name);
        Assert.Equal(3, report.Cases.Count);
        Assert.Null(await desk.Get<OverrideReport>().AskAsync(crew.Mara, Stop));
    }

    private static OverrideEntry Entry(TestDesk desk) => new(A1, "Knows them", desk.Clock.Now.AddDays(7));

    private async Task<TestDesk> DeskAsync(DatabaseProvider provider)
    {
        var desk = TestDesk.On(provider, postgres);
        Assert.True((await desk.Get<SeedModels>().RunAsync(Actor.Desk, Stop)).Succeeded);
        return desk;
    }

    private static async Task<Lead> LeadAsync(TestDesk desk, long id)
    {
        await using var db = desk.Open();
        return await db.Leads.AsNoTracking().SingleAsync(lead => lead.Id == id, Stop);
    }
}
