using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Segments;

/// <summary>A model for the leads of a saved segment: a draft names it, a version keeps what it asked.</summary>
public sealed class SegmentsInModelsTests(PostgresServer postgres)
{
    private static readonly Actor Marketer = Actor.Person(2, "Mia", Role.Marketer);

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Publishing_writes_down_what_the_segment_asks_then(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (segment, page) = await DraftAsync(desk, new Condition.Test("jobTitle", TestOperator.HasAnyWord, "cto"));

        Assert.Equal("In segment Chiefs", Say(page, page.Draft));
        Assert.Equal(Outcome.Done, (await PublishAsync(desk, page)).Outcome);
        Assert.True((await desk.Get<SaveSegment>().RunAsync(Marketer, new(segment, "Bosses", new Condition.Test("jobTitle", TestOperator.HasAnyWord, "ceo"), true, 2), Stop)).Outcome.Succeeded);

        var published = (await desk.Get<ModelPage>().RunAsync(Marketer, page.Id, Stop))!;
        Assert.Equal("In segment Chiefs, as of 2 Mar 2026 (Job title has the word cto)", Say(published, published.Published));
        Assert.Equal(Say(published, published.Published), (await desk.Get<ModelList>().RunAsync(Marketer, Stop)).Single(row => row.Id == page.Id).For);

        // A version does not need the segment any more; the next draft begins with what it kept.
        Assert.Equal(Outcome.Done, await desk.Get<DeleteSegment>().RunAsync(Actor.Desk, segment, Stop));
        await desk.Get<StartDraft>().RunAsync(Marketer, page.Id, null, Stop);
        Assert.Equal(Outcome.Done, (await PublishAsync(desk, (await desk.Get<ModelPage>().RunAsync(Marketer, page.Id, Stop))!)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Counts_the_simulation_and_the_file_of_a_draft_see_through_to_the_segment(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (chief, clerk) = (Add(desk, "CTO"), Add(desk, "Clerk"));
        var (_, page) = await DraftAsync(desk, new Condition.Test("jobTitle", TestOperator.HasAnyWord, "cto"));

        var trial = (await desk.Get<TryModel>().RunAsync(Marketer, page.Id, page.Draft!, Stop))!;
        Assert.Equal((1, 1), (trial.ByRule["appliesTo"], trial.Draft.Leads));
        Assert.True((await desk.Get<SimulateLead>().RunAsync(Marketer, page.Id, page.Draft!, chief, Stop)).Draft.IsDraft);
        Assert.False((await desk.Get<SimulateLead>().RunAsync(Marketer, page.Id, page.Draft!, clerk, Stop)).Draft.IsDraft);

        var file = (await desk.Get<ModelPage>().FileAsync(Marketer, page.Id, 1, Stop))!;
        Assert.False(file.NamesSegments);
        Assert.Equal(["jobTitle"], file.AppliesTo!.Tests().Select(test => test.Attribute));
    }

    [Fact]
    public async Task A_segment_that_asks_for_the_grade_is_refused_and_a_draft_keeps_its_segment()
    {
        using var desk = new TestDesk();
        Add(desk, "CTO");
        var (segment, page) = await DraftAsync(desk, new Condition.Test(SegmentFields.Cell, TestOperator.IsAnyOf, "A1"));

        Assert.Contains("Segment Chiefs asks for Grade,", (await PublishAsync(desk, page)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.Contains("Segment Chiefs asks for Grade,", (await desk.Get<PreviewModel>().RunAsync(Marketer, page.DraftVersion!.Id, Stop)).Outcome.Refusal, StringComparison.Ordinal);
        var trial = (await desk.Get<TryModel>().RunAsync(Marketer, page.Id, page.Draft!, Stop))!;
        Assert.Contains(trial.Problems, problem => problem.StartsWith("Segment Chiefs asks for Grade,", StringComparison.Ordinal));
        Assert.False(trial.ByRule.ContainsKey("appliesTo"));
        Assert.Contains("the draft of B2B software", (await desk.Get<DeleteSegment>().RunAsync(Actor.Desk, segment, Stop)).Refusal, StringComparison.Ordinal);
    }

    private static string Say(ModelAtHand page, ModelDefinition? model) => ConditionWords.Of(model!.AppliesTo, page.NameOf);

    private static long Add(TestDesk desk, string jobTitle)
    {
        var id = desk.AddLead(jobTitle, Cell.Worst, stage: Stage.Engaged);
        using var db = desk.Open();
        db.Leads.Single(lead => lead.Id == id).JobTitle = jobTitle;
        db.SaveChanges();
        return id;
    }

    private static async Task<(int Segment, ModelAtHand Page)> DraftAsync(TestDesk desk, Condition when)
    {
        var (_, segment) = await desk.Get<SaveSegment>().RunAsync(Marketer, new(null, "Chiefs", when, true, 0), Stop);
        var (_, id) = await desk.Get<CreateModel>().FromTemplateAsync(Marketer, "b2b-software", null, Stop);
        var page = (await desk.Get<ModelPage>().RunAsync(Marketer, id, Stop))!;
        var named = page.Draft! with { AppliesTo = new Condition.Test($"segment.{segment}", TestOperator.IsAnyOf, "yes") };
        Assert.Equal(Outcome.Done, (await desk.Get<SaveDraft>().RunAsync(Marketer, page.DraftVersion!.Id, page.DraftVersion.Stamp, page.Draft!, named, false, Stop)).Outcome);
        return (segment, (await desk.Get<ModelPage>().RunAsync(Marketer, id, Stop))!);
    }

    private static Task<(Outcome Outcome, long JobId)> PublishAsync(TestDesk desk, ModelAtHand page) =>
        desk.Get<PublishModel>().RunAsync(Marketer, page.DraftVersion!.Id, page.DraftVersion.Stamp, null, handOver: false, Stop);
}
