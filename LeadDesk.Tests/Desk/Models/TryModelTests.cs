using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Scoring;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Models;

/// <summary>The figures beside an editor: counted, simulated, and kept from reps.</summary>
public sealed class TryModelTests(PostgresServer postgres)
{
    private static readonly Actor Marketer = Actor.Person(1, "Mara", Role.Marketer), Rep = Actor.Person(2, "Rita", Role.Rep);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Rules_and_cells_are_counted(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var random = new RandomDesk(desk, 1);
        var draft = await random.FillAsync(120, Stop);
        var model = RuledModel;
        await using var db = desk.Open();
        var leads = await db.Leads.Include(lead => lead.Account).ToListAsync(Stop);

        var trial = (await desk.Get<TryModel>().RunAsync(Marketer, await ModelOfAsync(desk, draft), model, Stop))!;

        Assert.Equal((leads.Count, leads.Count), (trial.Sample, trial.Total));
        Assert.Equal(leads.Count, trial.ByRule["appliesTo"]);
        Assert.Equal(leads.Count(lead => lead.Account?.Employees >= 500), trial.ByRule["criteria/Size/0"]);
        Assert.Equal(leads.Count(lead => lead.Account?.Employees is >= 100 and < 500), trial.ByRule["criteria/Size/1"]);
        Assert.Equal(leads.Count(lead => lead.Account?.Employees < 100), trial.ByRule["criteria/Size/none"]);
        Assert.Equal(leads.Count(lead => lead.Account?.Employees is null), trial.ByRule["criteria/Size/empty"]);
        Assert.Equal(leads.Count(lead => lead.JobTitle == "Student"), trial.ByRule["disqualifiers/Student"]);
        Assert.Equal(leads.Count(lead => db.Events.Any(e => e.LeadId == lead.Id && e.Type == "demo-requested" && e.OccurredAt <= desk.Clock.Now)), trial.ByRule["behaviours/Demo"]);
        Assert.Equal(trial.Draft.Leads, trial.Draft.Cells.Sum());
        Assert.All([trial.Draft.Fit, trial.Draft.Engagement, trial.Draft.Score], bins => Assert.Equal(trial.Draft.Leads, bins.Sum()));
    }

    [Fact]
    public async Task A_broken_draft_is_counted_as_far_as_it_goes()
    {
        using var desk = new TestDesk();
        var draft = await new RandomDesk(desk, 2).FillAsync(50, Stop);
        var broken = RuledModel with
        {
            Adjustments = [new("Bad pattern", Model.Test("jobTitle", TestOperator.Matches, "(?=x)"), 5), new("Unknown", Model.Is("nothing", "x"), 5), new("Two", Model.Test("employees", TestOperator.Between, "1"), 5)],
            Behaviours = [new("Lost group", "page-viewed", 5) { Group = "Gone" }, .. RuledModel.Behaviours],
            Matrix = [new("Z9", Treatment.Nurture), new("A1", Treatment.HandOver), new("A1", Treatment.Nurture)],
        };

        var trial = (await desk.Get<TryModel>().RunAsync(Marketer, await ModelOfAsync(desk, draft), broken, Stop))!;

        Assert.Equal(4, trial.Problems.Count);
        Assert.DoesNotContain("adjustments/Bad pattern", trial.ByRule.Keys);
        Assert.True(trial.ByRule["behaviours/Demo"] > 0);
    }

    [Fact]
    public async Task A_pasted_lead_is_rated_under_both_and_told_apart()
    {
        using var desk = new TestDesk();
        var draft = await new RandomDesk(desk, 1).FillAsync(5, Stop);
        var simulate = desk.Get<SimulateLead>();
        var modelId = await ModelOfAsync(desk, draft);

        var lines = await simulate.OfTextAsync(Marketer, modelId, RuledModel, "job title: CEO\nEmployees: 900\nevent: demo-requested, Form, 1", Stop);
        var json = await simulate.OfTextAsync(Marketer, modelId, RuledModel, """{ "jobTitle": "CEO", "employees": 900, "events": [{ "type": "demo-requested", "daysAgo": 1 }] }""", Stop);

        Assert.Equal(Outcome.Done, lines.Outcome);
        Assert.Equal("A4", lines.Draft.Ledger!.Rating.Cell.Name);
        Assert.Equal(lines.Draft.Ledger.Rating, json.Draft.Ledger!.Rating);
        Assert.Contains(lines.Lines, pair => pair is { Line.Rule: "Demo", Difference: LedgerDifference.Added });
    }

    [Theory]
    [InlineData("no colon here", "Line 1")]
    [InlineData("job title: CEO\nshoe size: 43", "Line 2: \"shoe size\"")]
    [InlineData("employees: many", "is not a number")]
    [InlineData("event: Page Viewed", "no event type")]
    [InlineData("event: page-viewed, /x, soon", "days ago")]
    [InlineData("{ \"jobTitle\": ", "Line 1")]
    [InlineData("{ \"jobTitle\": [] }", "jobTitle: must be text")]
    [InlineData("{ \"events\": [{ \"subject\": \"x\" }] }", "events[0]")]
    [InlineData("{ \"events\": [{ \"type\": \"page-viewed\", \"daysAgo\": -1 }] }", "daysAgo")]
    public void What_was_pasted_wrong_is_said_with_its_place(string text, string expected) =>
        Assert.Contains(expected, MadeUpLead.Read(text, LeadFields.BuiltIn, RandomModels.Now).Outcome.Refusal ?? "", StringComparison.Ordinal);

    [Fact]
    public async Task A_rep_sees_none_of_it()
    {
        using var desk = new TestDesk();
        var draft = await new RandomDesk(desk, 1).FillAsync(5, Stop);
        var modelId = await ModelOfAsync(desk, draft);

        Assert.Null(await desk.Get<TryModel>().RunAsync(Rep, modelId, RuledModel, Stop));
        Assert.Null(await desk.Get<FindPreview>().RunAsync(Rep, draft, Stop));
        Assert.Equal(0, (await desk.Get<FindPreview>().MovesAsync(Rep, 1, null, null, 0, 10, Stop)).Total);
        Assert.False((await desk.Get<PreviewModel>().RunAsync(Rep, draft, Stop)).Outcome.Succeeded);
        Assert.False((await desk.Get<SimulateLead>().OfTextAsync(Rep, modelId, RuledModel, "job title: CEO", Stop)).Outcome.Succeeded);
    }

    private static ModelDefinition RuledModel => new()
    {
        Name = "Ruled",
        Criteria = [new("Size", "employees", 100, WhenEmpty.CountsZero, [new(Model.Test("employees", TestOperator.AtLeast, "500"), 100), new(Model.Test("employees", TestOperator.AtLeast, "100"), 50)])],
        Behaviours = [new("Demo", "demo-requested", 20)],
        Disqualifiers = [new("Student", Model.Is("jobTitle", "Student"))],
    };

    private static async Task<int> ModelOfAsync(TestDesk desk, int versionId)
    {
        await using var db = desk.Open();
        return await db.ScoringModelVersions.Where(version => version.Id == versionId).Select(version => version.ModelId).SingleAsync(Stop);
    }
}
