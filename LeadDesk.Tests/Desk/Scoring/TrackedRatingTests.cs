using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Scoring;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Scoring;

/// <summary>A rating is saved as a whole, whatever the background writes between reading and saving.</summary>
public sealed class TrackedRatingTests(PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_rescoring_between_reading_and_saving_leaves_no_mixed_rating(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var id = desk.AddLead("Amara", Cell.Worst, stage: Stage.Customer);
        await PublishAsync(desk, Fit(40));
        await RescoreAsync(desk);

        await using var db = desk.Open();
        var lead = await db.Leads.SingleAsync(one => one.Id == id, Stop);
        db.Events.Add(new EngagementEvent { Lead = lead, Type = "page-viewed", OccurredAt = desk.Clock.Now, ReceivedAt = desk.Clock.Now });
        await desk.Get<LeadScorer>().RateAsync(db, [lead], desk.Clock.Now, "event", Stop);
        await PublishAsync(desk, Fit(90) with { Personas = [new("Anybody", Model.Test("country", TestOperator.IsEmpty))] });
        await RescoreAsync(desk);
        await db.SaveChangesAsync(Stop);

        await using var after = desk.Open();
        var saved = await after.Leads.AsNoTracking().SingleAsync(one => one.Id == id, Stop);
        Assert.Equal((40, 7), (saved.Fit, saved.Engagement));
        Assert.Equal(RatingOf(lead), RatingOf(saved));
    }

    private static object RatingOf(Lead lead) =>
        (lead.Score, lead.Fit, lead.Engagement, lead.Coverage, lead.Disqualifier, lead.Persona, (lead.Cell, lead.CellRank, lead.ComputedCell), lead.ModelVersionId, lead.ScoredAt, lead.CellChangesAt, lead.LastSignalAt);

    private static ModelDefinition Fit(double points) => new()
    {
        Name = "Test",
        Adjustments = [new("No country", Model.Test("country", TestOperator.IsEmpty), points, Axis.Fit)],
        Behaviours = [new("Viewed", "page-viewed", 7)],
    };

    private static async Task PublishAsync(TestDesk desk, ModelDefinition definition)
    {
        await using var db = desk.Open();
        await db.ScoringModelVersions.ExecuteUpdateAsync(set => set.SetProperty(version => version.State, ModelState.Retired), Stop);
        var model = new ScoringModel { Name = "Test", Order = 1, CreatedAt = desk.Clock.Now };
        model.Versions.Add(new() { Number = 1, State = ModelState.Published, Definition = ModelJson.Write(definition), Author = "Ada", CreatedAt = desk.Clock.Now });
        db.ScoringModels.Add(model);
        await db.SaveChangesAsync(Stop);
    }

    private static async Task RescoreAsync(TestDesk desk)
    {
        await desk.Get<StartJob>().RunAsync(Actor.Desk, JobKind.Rescore, "{}", Stop);
        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));
    }
}
