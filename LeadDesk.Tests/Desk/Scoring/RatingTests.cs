using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Scoring;

public sealed class RatingTests(PostgresServer postgres)
{
    private static readonly Actor Admin = Actor.Person(1, "Ada", Role.Admin);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_hot_new_lead_is_rated_handed_over_and_promised(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var id = await SaveAsync(desk, Fitting(desk), Event(desk, "demo-requested", 0), Event(desk, "page-viewed", 0, "/pricing"), Event(desk, "trial-started", 0));
        await using var db = desk.Open();
        var lead = await db.Leads.SingleAsync(l => l.Id == id, Stop);

        Assert.Equal((Stage.Mql, "A1"), (lead.Stage, lead.Cell.Name));
        Assert.Equal(desk.Clock.Now.AddHours(24), lead.RespondBy);
        Assert.Equal(desk.Clock.Now, lead.LastSignalAt);
        Assert.Equal(["engaged", "mql"], (await db.StageChanges.OrderBy(c => c.Id).ToListAsync(Stop)).Select(c => c.To.Key));
        Assert.All(await db.StageChanges.ToListAsync(Stop), change => Assert.Equal("LeadDesk", change.By));
        Assert.Equal(("new", lead.Score), (await db.ScoreChanges.Select(c => new { c.Cause, c.Score }).SingleAsync(Stop)) is { } change ? (change.Cause, change.Score) : default);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Only_due_leads_are_rated_again_and_at_their_minute(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var id = await SaveAsync(desk, Fitting(desk), Event(desk, "demo-requested", 0), Event(desk, "trial-started", 0));
        var before = await LeadAsync(desk, id);
        var due = Assert.NotNull(before.CellChangesAt);

        desk.Clock.Now = due.AddTicks(-1);
        Assert.Equal(0, await desk.Get<RateDueLeads>().RunAsync(Actor.Desk, Stop));
        desk.Clock.Now = due;
        Assert.Equal(1, await desk.Get<RateDueLeads>().RunAsync(Actor.Desk, Stop));
        var after = await LeadAsync(desk, id);
        Assert.NotEqual(before.Cell, after.Cell);
        Assert.True(after.CellChangesAt is null || after.CellChangesAt > due);
        Assert.Equal(before.Version, after.Version);
        await using var db = desk.Open();
        Assert.Equal("decay", (await db.ScoreChanges.OrderBy(c => c.Id).LastAsync(Stop)).Cause);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Every_cell_shown_is_right_while_time_passes(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var id = await SaveAsync(desk, Fitting(desk), Event(desk, "demo-requested", 0), Event(desk, "page-viewed", 3, "/pricing"), Event(desk, "email-clicked", 2), Event(desk, "unsubscribed", 1));

        for (var step = 0; step < 40; step++)
        {
            desk.Clock.Now = desk.Clock.Now.AddHours(61);
            await desk.Get<RateDueLeads>().RunAsync(Actor.Desk, Stop);
            var story = await desk.Get<ScoreLedger>().RunAsync(Admin, id, Stop);
            Assert.Equal(story!.Ledger!.Rating.Cell, (await LeadAsync(desk, id)).Cell);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Rescoring_rates_everybody_and_goes_on_after_a_restart(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);

        await using (var db = desk.Open())
        {
            db.Leads.AddRange(Enumerable.Range(0, 1200).Select(i => Fitting(desk, $"lead{i}@company.example")));
            await db.SaveChangesAsync(Stop);
        }

        var (_, job) = await desk.Get<StartJob>().RunAsync(Admin, JobKind.Rescore, "{}", Stop);
        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));
        var progress = await desk.Get<FindJob>().RunAsync(Admin, job, Stop);
        Assert.Equal((JobState.Finished, 1200L, 1200L, null), (progress!.State, progress.Done, progress.Total, progress.Failure));
        await using var after = desk.Open();
        Assert.Equal(1200, await after.Leads.CountAsync(lead => lead.Fit > 75 && lead.ScoredAt != null, Stop));
        Assert.Equal(1200, await after.ScoreChanges.CountAsync(change => change.Cause == "model", Stop));
    }

    [Fact]
    public async Task A_lead_that_was_taken_back_is_not_handed_over_again_at_once()
    {
        using var desk = await DeskAsync(DatabaseProvider.Sqlite);
        var id = await SaveAsync(desk, Fitting(desk), Event(desk, "demo-requested", 0), Event(desk, "trial-started", 0));

        await using (var db = desk.Open())
        {
            var lead = await db.Leads.Include(l => l.Account).SingleAsync(l => l.Id == id, Stop);
            lead.Enter(Stage.Engaged, "Ada", 1, desk.Clock.Now, "Too early");
            await desk.Get<LeadScorer>().RateAsync(db, [lead], desk.Clock.Now, "edit", Stop);
            await db.SaveChangesAsync(Stop);
        }

        Assert.Equal(Stage.Engaged, (await LeadAsync(desk, id)).Stage);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_recycled_lead_comes_back_when_it_is_due(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var id = await SaveAsync(desk, Fitting(desk), Event(desk, "demo-requested", 0), Event(desk, "trial-started", 0), Event(desk, "meeting", 0));

        await using (var db = desk.Open())
        {
            var lead = await db.Leads.SingleAsync(l => l.Id == id, Stop);
            lead.Enter(Stage.Recycled, "Ada", 1, desk.Clock.Now, "Budget next week");
            lead.RestsUntil = desk.Clock.Now.AddDays(3);
            await db.SaveChangesAsync(Stop);
        }

        desk.Clock.Now = desk.Clock.Now.AddDays(2);
        await desk.Get<RateDueLeads>().RunAsync(Actor.Desk, Stop);
        Assert.Equal(Stage.Recycled, (await LeadAsync(desk, id)).Stage);
        desk.Clock.Now = desk.Clock.Now.AddDays(2);
        await desk.Get<RateDueLeads>().RunAsync(Actor.Desk, Stop);
        var back = await LeadAsync(desk, id);
        Assert.Equal((Stage.Mql, 2, null), (back.Stage, back.Cycle, back.RestsUntil));
        Assert.Equal(0, await desk.Get<RateDueLeads>().RunAsync(Actor.Desk, Stop));
    }

    [Fact]
    public async Task A_consumer_is_rated_by_the_consumer_model()
    {
        using var desk = await DeskAsync(DatabaseProvider.Sqlite);
        var id = await SaveAsync(desk, new Lead { ExternalId = "x-1", CreatedAt = desk.Clock.Now, Occupation = "Working Professional", Source = "Reference", Origin = "Lead Add Form", ProductInterest = "Finance", TimeOnSite = 0 });
        var story = await desk.Get<ScoreLedger>().RunAsync(Admin, id, Stop);
        Assert.Equal(("Education and consumer", 1), (story!.Model, story.ModelVersion));
        Assert.Equal("A1", (await LeadAsync(desk, id)).Cell.Name);
    }

    [Fact]
    public async Task Without_a_model_a_lead_is_D4_and_the_ledger_says_why()
    {
        using var desk = new TestDesk();
        var id = await SaveAsync(desk, Fitting(desk), Event(desk, "demo-requested", 0));
        var story = await desk.Get<ScoreLedger>().RunAsync(Admin, id, Stop);
        Assert.Null(story!.Ledger);
        Assert.Contains("No published model", story.Model, StringComparison.Ordinal);
        Assert.Equal(("D4", 0d), ((await LeadAsync(desk, id)).Cell.Name, (await LeadAsync(desk, id)).Score));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_ledger_of_a_lead_one_may_not_see_does_not_exist(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        int owner;

        await using (var db = desk.Open())
        {
            var user = new AppUser { UserName = "owner@leaddesk.example", DisplayName = "Owner" };
            db.Users.Add(user);
            await db.SaveChangesAsync(Stop);
            owner = user.Id;
        }

        var lead = Fitting(desk);
        lead.OwnerId = owner;
        var id = await SaveAsync(desk, lead, Event(desk, "demo-requested", 0));
        Assert.Null(await desk.Get<ScoreLedger>().RunAsync(Actor.Person(owner + 1, "Other", Role.Rep), id, Stop));
        var story = await desk.Get<ScoreLedger>().RunAsync(Actor.Person(owner, "Owner", Role.Rep), id, Stop);
        Assert.Equal((decimal)(await LeadAsync(desk, id)).Score, story!.Ledger!.Lines.Sum(line => line.Points));
        Assert.Equal("new", Assert.Single(story.History).Cause);
        Assert.NotEmpty(story.Changes);
        Assert.True(story.Lift is null || story.Lift.Rating.Cell < story.Ledger.Rating.Cell);
    }

    [Fact]
    public async Task The_templates_are_published_once()
    {
        using var desk = await DeskAsync(DatabaseProvider.Sqlite);
        Assert.False((await desk.Get<SeedModels>().RunAsync(Admin, Stop)).Succeeded);
        await using var db = desk.Open();
        Assert.Equal(2, await db.ScoringModelVersions.CountAsync(Stop));
    }

    [Fact]
    public async Task A_save_in_between_wins_over_an_unattended_rating()
    {
        using var desk = await DeskAsync(DatabaseProvider.Sqlite);
        var id = await SaveAsync(desk, Fitting(desk));
        await using var db = desk.Open();
        var read = await db.Leads.AsNoTracking().Include(l => l.Account).SingleAsync(l => l.Id == id, Stop);

        await using (var other = desk.Open())
        {
            var lead = await other.Leads.SingleAsync(l => l.Id == id, Stop);
            lead.JobTitle = "Student";
            await desk.Get<LeadScorer>().RateAsync(other, [lead], desk.Clock.Now, "edit", Stop);
            await other.SaveChangesAsync(Stop);
        }

        desk.Clock.Now = desk.Clock.Now.AddDays(1);
        await desk.Get<UnattendedRating>().RateAsync(db, [read], desk.Clock.Now, "model", quiet: false, _ => Task.CompletedTask, Stop);
        Assert.Equal("Student", (await LeadAsync(desk, id)).Disqualifier);
    }

    private async Task<TestDesk> DeskAsync(DatabaseProvider provider)
    {
        var desk = TestDesk.On(provider, postgres);
        Assert.True((await desk.Get<SeedModels>().RunAsync(Admin, Stop)).Succeeded);
        return desk;
    }

    private static Lead Fitting(TestDesk desk, string email = "ines@northmere.example") => new()
    {
        FirstName = "Ines",
        Email = email,
        JobTitle = "VP Operations",
        Department = "Operations",
        Country = "United Kingdom",
        Account = new Account { Name = "Northmere Logistics", Industry = "Logistics", Employees = 800, CreatedAt = desk.Clock.Now },
        CreatedAt = desk.Clock.Now,
    };

    private static Func<Lead, EngagementEvent> Event(TestDesk desk, string type, double daysAgo, string? subject = null) =>
        lead => new() { Lead = lead, Type = type, OccurredAt = desk.Clock.Now.AddDays(-daysAgo), ReceivedAt = desk.Clock.Now, Subject = subject };

    private static async Task<long> SaveAsync(TestDesk desk, Lead lead, params Func<Lead, EngagementEvent>[] events)
    {
        await using var db = desk.Open();
        db.Leads.Add(lead);
        db.Events.AddRange(events.Select(make => make(lead)));
        await desk.Get<LeadScorer>().RateAsync(db, [lead], desk.Clock.Now, "new", Stop);
        await db.SaveChangesAsync(Stop);
        return lead.Id;
    }

    private static async Task<Lead> LeadAsync(TestDesk desk, long id)
    {
        await using var db = desk.Open();
        return await db.Leads.AsNoTracking().SingleAsync(lead => lead.Id == id, Stop);
    }
}
