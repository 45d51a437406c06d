using LeadDesk.Core.Desk.Learning;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Learning;

/// <summary>Leads of which little can be learned are reported without a made-up number.</summary>
public sealed class OddOutcomeTests : IDisposable
{
    private static readonly OutcomeAsk All = new(null, null, false, new());

    private readonly LearningDesk learning = new(new TestDesk());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_all_were_won_nothing_tells_them_apart()
    {
        await learning.Desk.Get<SeedModels>().RunAsync(Actor.Desk, Stop);
        await learning.FillAsync(won: 80, lost: 0);
        var answer = await AskAsync(All);
        Assert.Equal((80, 80, 1), (answer.Leads, answer.Won, answer.Control));
        Assert.Equal((true, true, true), (answer.Bounds.IsEmpty, Threshold.HighValue(answer.ByScore) is null, answer.BackTests.Count == 0));
        Assert.All(answer.Rules, rule => Assert.Equal((null, null), (rule.ByCloseRate, rule.ByScorecard)));
        Assert.DoesNotContain(answer.Lift, row => row.IsSure);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_segment_of_one_lead_or_of_nobody_is_no_finding(bool one, long leads)
    {
        await learning.Desk.Get<SeedModels>().RunAsync(Actor.Desk, Stop);
        await learning.FillAsync(won: 50, lost: 50);
        await using var db = learning.Desk.Open();
        var lead = await db.Leads.OrderBy(found => found.Id).FirstAsync(Stop);
        (lead.City, lead.Visits) = (one ? "Atlantis" : lead.City, 3);
        await db.SaveChangesAsync(Stop);
        var (outcome, id) = await learning.Desk.Get<SaveSegment>().RunAsync(LearningDesk.Marketer, new(null, "Atlantis", new Condition.Test("city", TestOperator.IsAnyOf, ["Atlantis"]), true, 0), Stop);
        Assert.True(outcome.Succeeded);
        var answer = await AskAsync(All with { Segment = new() { SegmentId = id } });
        Assert.Equal((leads, true, 0), (answer.Leads, answer.Bounds.IsEmpty, answer.BackTests.Count));
        Assert.DoesNotContain(answer.Lift, row => row.IsSure);
        Assert.Empty(answer.Health);
        Assert.Equal((101, 16), (answer.ByScore.Count, answer.ByCell.Count));
    }

    // One lead dated far ahead by mistake would spread the hand-overs over decades and hide that they are too many.
    [Fact]
    public async Task A_lead_from_the_future_does_not_make_the_weeks_years()
    {
        await learning.FillAsync(won: 50, lost: 50);
        await using var db = learning.Desk.Open();
        db.Leads.Add(new() { LastName = "Later", CreatedAt = learning.Desk.Clock.Now.AddYears(70), UpdatedAt = learning.Desk.Clock.Now });
        await db.SaveChangesAsync(Stop);
        var answer = await AskAsync(All);
        Assert.Equal(101, answer.Leads);
        Assert.Equal((learning.Desk.Clock.Now - LearningDesk.Start).TotalDays / 7, answer.Weeks, 1e-6);
    }

    // Sales writes down what a deal is worth when it knows it, which is after the moment of scoring.
    [Fact]
    public async Task What_a_customer_is_worth_is_known_from_today()
    {
        await learning.FillAsync(won: 50, lost: 50);
        await using var db = learning.Desk.Open();
        var won = await db.Leads.Where(lead => lead.Stage == Stage.Customer).OrderBy(lead => lead.Id).Take(2).ToListAsync(Stop);
        (won[0].Value, won[1].Value) = (20_000, 30_000);
        db.FieldChanges.AddRange(won.Select(lead => new FieldChange { Lead = lead, Field = "value", After = "20000", At = lead.StageSince, By = "rep" }));
        await db.SaveChangesAsync(Stop);
        Assert.Equal(25_000, (await AskAsync(All)).MeanValue);
    }

    // The same segment asked anew after its question was changed is another question.
    [Fact]
    public async Task A_segment_that_was_changed_is_read_anew()
    {
        await learning.FillAsync(won: 50, lost: 50);
        var save = learning.Desk.Get<SaveSegment>();
        var (_, id) = await save.RunAsync(LearningDesk.Marketer, new(null, "Where from", Of("Partner"), true, 0), Stop);
        var partners = (await AskAsync(All with { Segment = new() { SegmentId = id } })).Leads;
        await using var db = learning.Desk.Open();
        var seen = await db.Segments.Where(segment => segment.Id == id).Select(segment => segment.Version).SingleAsync(Stop);
        Assert.Null((await save.RunAsync(LearningDesk.Marketer, new(id, "Where from", Of("Ads"), true, seen), Stop)).Outcome.Refusal);
        Assert.Equal(100 - partners, (await AskAsync(All with { Segment = new() { SegmentId = id } })).Leads);

        static Condition Of(string source) => new Condition.Test("source", TestOperator.IsAnyOf, [source]);
    }

    public void Dispose() => learning.Dispose();

    private async Task<OutcomeAnswer> AskAsync(OutcomeAsk ask) => (await learning.Desk.Get<OutcomeReport>().AskAsync(LearningDesk.Marketer, ask, null, Stop))!;
}
