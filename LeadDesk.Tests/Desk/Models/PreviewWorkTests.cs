using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadDesk.Tests.Desk.Models;

/// <summary>A preview that is stopped, replaced or left without its draft, and one that has become old.</summary>
public sealed class PreviewWorkTests(PostgresServer postgres)
{
    /// <summary>Three chunks.</summary>
    private const int Many = 1_200;

    private static readonly Actor Mia = Actor.Person(1, "Mia", Role.Marketer);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_cancelled_preview_leaves_nothing_behind(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var draft = await DraftAsync(desk);
        await StartAsync(desk, draft);
        var job = (await FindAsync(desk, draft)).Newer!;

        await RunWhileAsync(desk, JobState.Cancelled, async () => Assert.Equal(Outcome.Done, await desk.Get<CancelJob>().RunAsync(Mia, job.Id, Stop)));

        await using var db = desk.Open();
        Assert.False(await db.ModelPreviews.AnyAsync(Stop) || await db.PreviewMoves.AnyAsync(Stop));
        Assert.Equal(new(null, null), await FindAsync(desk, draft));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Killed_in_the_middle_it_goes_on_and_says_the_same(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var draft = await DraftAsync(desk);
        await StartAsync(desk, draft);
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunWhileAsync(desk, null, kill.CancelAsync, kill.Token));
        Assert.InRange((await FindAsync(desk, draft)).Newer!.Done, 1, Many - 1);

        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));

        var told = await FindAsync(desk, draft);
        Assert.Null(told.Newer);
        await StartAsync(desk, draft);
        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));
        var again = await FindAsync(desk, draft);
        Assert.Equal(Many, again.Answer!.Figures.Leads);
        Assert.Equal(again.Answer.Figures.ToJson(), told.Answer!.Figures.ToJson());
        await using var db = desk.Open();
        Assert.Equal(again.Answer.Figures.Changed, await db.PreviewMoves.CountAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_newer_preview_of_the_same_draft_stops_an_older_one(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var draft = await DraftAsync(desk);
        await StartAsync(desk, draft);
        var older = (await FindAsync(desk, draft)).Newer!.Id;

        await RunWhileAsync(desk, JobState.Cancelled, () => StartAsync(desk, draft));
        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));

        await using var db = desk.Open();
        Assert.Equal(JobState.Cancelled, (await db.Jobs.SingleAsync(job => job.Id == older, Stop)).State);
        var preview = Assert.Single(await db.ModelPreviews.ToListAsync(Stop));
        Assert.NotEqual(older, preview.JobId);
        Assert.Equal(Many, (await FindAsync(desk, draft)).Answer!.Figures.Leads);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_waiting_preview_that_a_newer_one_replaces_never_runs(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var draft = await DraftAsync(desk);
        await StartAsync(desk, draft);
        await StartAsync(desk, draft);

        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));
        Assert.False(await desk.Get<JobRunner>().RunNextAsync(Stop));
        await using var db = desk.Open();
        Assert.Single(await db.ModelPreviews.ToListAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_draft_that_is_discarded_meanwhile_takes_its_preview_along(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var draft = await DraftAsync(desk);
        await StartAsync(desk, draft);

        await RunWhileAsync(desk, JobState.Failed, async () => Assert.Equal(Outcome.Done, await desk.Get<DiscardDraft>().RunAsync(Mia, draft, await StampAsync(desk, draft), Stop)));

        await using var db = desk.Open();
        Assert.Contains("discarded", (await db.Jobs.SingleAsync(job => job.Kind == JobKind.Preview, Stop)).Failure);
        Assert.False(await db.ModelPreviews.AnyAsync(Stop) || await db.PreviewMoves.AnyAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_preview_is_overtaken_when_other_models_are_in_use(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var draft = await DraftAsync(desk);
        await StartAsync(desk, draft);
        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));
        Assert.False((await FindAsync(desk, draft)).Answer!.IsOvertaken);

        var another = (await desk.Get<CreateModel>().FromTemplateAsync(Mia, "education", "Another", Stop)).ModelId;
        var version = (await desk.Get<ModelPage>().RunAsync(Mia, another, Stop))!.DraftVersion!;
        Assert.Equal(Outcome.Done, (await desk.Get<PublishModel>().RunAsync(Mia, version.Id, version.Stamp, null, true, Stop)).Outcome);

        Assert.True((await FindAsync(desk, draft)).Answer!.IsOvertaken);
    }

    [Theory]
    [InlineData(Role.Rep, false, false)]
    [InlineData(Role.Manager, true, false)]
    [InlineData(Role.Marketer, true, true)]
    public async Task Who_may_see_and_who_may_start(Role role, bool sees, bool starts)
    {
        using var desk = await DeskAsync(DatabaseProvider.Sqlite, leads: 3);
        var (draft, actor) = (await DraftAsync(desk), Actor.Person(2, "Somebody", role));

        Assert.Equal(starts, (await desk.Get<PreviewModel>().RunAsync(actor, draft, Stop)).Outcome.Succeeded);
        Assert.Equal(sees, await desk.Get<FindPreview>().RunAsync(actor, draft, Stop) is not null);
        Assert.Equal(0, (await desk.Get<FindPreview>().MovesAsync(actor, 1, null, null, 0, 10, Stop)).Total);
    }

    private static async Task StartAsync(TestDesk desk, int draft) => Assert.Equal(Outcome.Done, (await desk.Get<PreviewModel>().RunAsync(Mia, draft, Stop)).Outcome);

    private static async Task<PreviewState> FindAsync(TestDesk desk, int draft) => (await desk.Get<FindPreview>().RunAsync(Mia, draft, Stop))!;

    /// <summary>Does something in the middle of the job: when its first chunk has been written.</summary>
    private static async Task RunWhileAsync(TestDesk desk, JobState? end, Func<Task> meanwhile, CancellationToken? stop = null)
    {
        var work = new PreviewWork(new Interrupted(desk, meanwhile), desk.Get<ModelHub>());
        using var runner = new JobRunner(desk.Get<IDbContextFactory<LeadDb>>(), desk.Clock, [work], NullLogger<JobRunner>.Instance);
        await runner.RunNextAsync(stop ?? Stop);
        await using var db = desk.Open();
        Assert.Equal(end, (await db.Jobs.Where(job => job.Kind == JobKind.Preview).OrderBy(job => job.Id).FirstAsync(Stop)).State);
    }

    private static async Task<int> DraftAsync(TestDesk desk)
    {
        var (outcome, model) = await desk.Get<CreateModel>().FromTemplateAsync(Mia, "consumer", "Ours", Stop);
        Assert.Equal(Outcome.Done, outcome);
        return (await desk.Get<ModelPage>().RunAsync(Mia, model, Stop))!.DraftVersion!.Id;
    }

    private static async Task<int> StampAsync(TestDesk desk, int draft)
    {
        await using var db = desk.Open();
        return (await db.ScoringModelVersions.SingleAsync(version => version.Id == draft, Stop)).Version;
    }

    private async Task<TestDesk> DeskAsync(DatabaseProvider provider, int leads = Many)
    {
        var desk = TestDesk.On(provider, postgres);
        await using var db = desk.Open();
        db.Leads.AddRange(Enumerable.Range(0, leads).Select(i => new Lead { LastName = $"Lead {i}", Source = i % 3 == 0 ? "Referral" : null, Market = "consumer", Occupation = i % 2 == 0 ? "Working" : null, CreatedAt = desk.Clock.Now.AddDays(-i % 40) }));
        await db.SaveChangesAsync(Stop);
        return desk;
    }

    /// <summary>Lets something happen when a job goes on after its first report.</summary>
    private sealed class Interrupted(TestDesk desk, Func<Task> meanwhile) : IDbContextFactory<LeadDb>
    {
        private bool done;

        public LeadDb CreateDbContext() => desk.Open();

        public async Task<LeadDb> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            var db = desk.Open();

            if (!done && await db.Jobs.AnyAsync(job => job.Done > 0 && job.State == JobState.Running, CancellationToken.None))
            {
                done = true;
                await meanwhile();
            }

            return db;
        }
    }
}
