using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Models;

/// <summary>What a preview says is what publishing then does.</summary>
public sealed class PreviewTests(PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly (DatabaseProvider Provider, int[] Seeds)[] Desks = [(DatabaseProvider.Sqlite, [8, 1, 2, 3, 4, 5]), (DatabaseProvider.Postgres, [1, 2])];
    private static readonly bool[] HandsOver = [true, false];

    public static TheoryData<DatabaseProvider, int, bool> Cases =>
        [.. from desk in Desks from seed in desk.Seeds from handOver in HandsOver select new TheoryDataRow<DatabaseProvider, int, bool>(desk.Provider, seed, handOver)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Publishing_does_exactly_what_the_preview_said(DatabaseProvider provider, int seed, bool handOver)
    {
        using var desk = TestDesk.On(provider, postgres);
        var random = new RandomDesk(desk, seed);
        var draft = await random.FillAsync(leads: seed == 8 ? 300 : 150, Stop);
        var before = await LeadsAsync(desk);

        var figures = await PreviewAsync(desk, draft);
        await PublishAsync(desk, draft, handOver);
        var after = await LeadsAsync(desk);

        var ours = before.Keys.Where(id => before[id].ModelVersionId is { } was && was == random.Published || after[id].ModelVersionId == draft).ToList();
        Assert.Equal(ours.Count, figures.Leads);
        Assert.Equal(ours.Count(id => after[id].ModelVersionId == draft && (random.Published is null || before[id].ModelVersionId != random.Published)), figures.Come);
        Assert.Equal(ours.Count(id => after[id].ModelVersionId != draft), figures.Go);
        Assert.All(from one in Cell.All from other in Cell.All select (one, other), flow =>
            Assert.Equal(ours.Count(id => before[id].Cell == flow.one && after[id].Cell == flow.other), figures[flow.one, flow.other]));
        Assert.All(Cell.All, cell => Assert.Equal((ours.Count(id => before[id].Cell == cell), ours.Count(id => after[id].Cell == cell)), (figures.Before(cell), figures.After(cell))));

        Assert.Equal(handOver ? figures.Deed(PreviewDeed.HandOver) : 0, ours.Count(id => before[id].Stage != Stage.Mql && after[id].Stage == Stage.Mql));
        Assert.Equal(handOver ? figures.Deed(PreviewDeed.Shorten) : 0, ours.Count(id => before[id].Stage == Stage.Mql && after[id].RespondBy < before[id].RespondBy));
        Assert.Equal(handOver ? figures.HeldBackThen : figures.HeldBackQuietly, ours.Count(id => after[id].IsHeldBack));
        Assert.Equal(ours.Count(id => before[id].IsHeldBack), figures.HeldBackNow);
        Assert.Equal(figures.Deed(PreviewDeed.HandOver), figures.Loads.Values.Sum(load => load.AtOnce));
        Assert.Equal(handOver ? figures.Loads.GetValueOrDefault(random.RepId)?.AtOnce ?? 0 : 0, ours.Count(id => before[id].OwnerId == random.RepId && before[id].Stage != Stage.Mql && after[id].Stage == Stage.Mql));
    }

    [Fact]
    public async Task The_random_desks_have_something_of_everything()
    {
        var (moved, handed, shortened, held, come, go) = (0, 0, 0, 0, 0, 0);

        for (var seed = 1; seed <= 6; seed++)
        {
            using var desk = new TestDesk();
            var figures = await PreviewAsync(desk, await new RandomDesk(desk, seed).FillAsync(leads: 200, Stop));
            (moved, handed, shortened) = (moved + figures.Changed, handed + figures.Deed(PreviewDeed.HandOver), shortened + figures.Deed(PreviewDeed.Shorten));
            (held, come, go) = (held + figures.HeldBackNow, come + figures.Come, go + figures.Go);
        }

        Assert.All([moved, handed, shortened, held, come, go], count => Assert.InRange(count, 1, int.MaxValue));
    }

    private static async Task<PreviewFigures> PreviewAsync(TestDesk desk, int draft)
    {
        var (outcome, _) = await desk.Get<PreviewModel>().RunAsync(Actor.Desk, draft, Stop);
        Assert.Equal(Outcome.Done, outcome);
        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));
        return (await desk.Get<FindPreview>().RunAsync(Actor.Desk, draft, Stop))!.Answer!.Figures;
    }

    private static async Task PublishAsync(TestDesk desk, int draft, bool handOver)
    {
        await using var db = desk.Open();
        var stamp = await db.ScoringModelVersions.Where(version => version.Id == draft).Select(version => version.Version).SingleAsync(Stop);
        Assert.Equal(Outcome.Done, (await desk.Get<PublishModel>().RunAsync(Actor.Desk, draft, stamp, null, handOver, Stop)).Outcome);
        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));
    }

    private static async Task<Dictionary<long, Lead>> LeadsAsync(TestDesk desk)
    {
        await using var db = desk.Open();
        Assert.All(await db.Jobs.ToListAsync(Stop), job => Assert.Equal((JobState.Finished, null), (job.State, job.Failure)));
        return await db.Leads.AsNoTracking().ToDictionaryAsync(lead => lead.Id, Stop);
    }
}
