using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Scoring;

public sealed class RescoreTests(PostgresServer postgres)
{
    /// <summary>More than are written in one go.</summary>
    private const int Many = 4_100;

    private static readonly Actor Admin = Actor.Person(1, "Ada", Role.Admin);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Rescoring_finds_exactly_what_rating_lead_by_lead_finds(DatabaseProvider provider)
    {
        using var fast = await DeskAsync(provider, 300);
        using var plain = await DeskAsync(provider, 300);

        for (var round = 0; round < 3; round++)
        {
            await RescoreAsync(fast);
            await RateOneByOneAsync(plain);
            Assert.Equal(await EverythingAsync(plain), await EverythingAsync(fast));
            fast.Clock.Now = plain.Clock.Now = fast.Clock.Now.AddDays(11).AddTicks(1_234_560);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Stopped_in_the_middle_it_goes_on_and_ends_as_if_nothing_had_happened(DatabaseProvider provider)
    {
        using var stopped = await DeskAsync(provider, Many);
        using var plain = await DeskAsync(provider, Many);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var id = await StartAsync(stopped);

        using (stopped.Get<LeadHub>().Listen(_ => stop.Cancel()))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.Get<JobRunner>().RunNextAsync(stop.Token));
        }

        var halfWay = await JobAsync(stopped, id);
        Assert.Equal(JobState.Running, halfWay.State);
        Assert.InRange(halfWay.Done, 1, Many - 1);
        Assert.Equal(halfWay.Done, await HistoryAsync(stopped));

        Assert.True(await stopped.Get<JobRunner>().RunNextAsync(Stop));
        var ended = await JobAsync(stopped, id);
        Assert.Equal((JobState.Finished, Many), (ended.State, ended.Done));
        await RescoreAsync(plain);
        Assert.Equal(await EverythingAsync(plain), await EverythingAsync(stopped));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Cancelled_it_keeps_whole_chunks_and_says_how_many(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider, Many);
        var id = await StartAsync(desk);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = desk.Get<LeadHub>().Listen(_ => cancelled.TrySetResult());
        var running = desk.Get<JobRunner>().RunNextAsync(Stop);
        await cancelled.Task;
        await desk.Get<CancelJob>().RunAsync(Admin, id, Stop);
        Assert.True(await running);
        Assert.Equal((await JobAsync(desk, id)).Done, await HistoryAsync(desk));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_somebody_saves_meanwhile_stays(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider, Many);
        await StartAsync(desk);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = desk.Get<LeadHub>().Listen(_ => begun.TrySetResult());
        var running = desk.Get<JobRunner>().RunNextAsync(Stop);
        await begun.Task;

        long id;

        await using (var db = desk.Open())
        {
            // A customer's stage does not move by itself, so that this save is never refused.
            var last = await db.Leads.Where(lead => lead.Stage == Stage.Customer).OrderBy(lead => lead.Id).LastAsync(Stop);
            id = last.Id;
            last.Market = null;
            last.JobTitle = "Student";
            await desk.Get<LeadScorer>().RateAsync(db, [last], desk.Clock.Now, "edit", Stop);
            await db.SaveChangesAsync(Stop);
        }

        Assert.True(await running);
        await using var after = desk.Open();
        Assert.Equal("Student", (await after.Leads.SingleAsync(lead => lead.Id == id, Stop)).Disqualifier);
        Assert.Equal(0, await after.Leads.CountAsync(lead => lead.ScoredAt == null, Stop));
    }

    [Fact]
    public async Task It_waits_for_a_lead_that_somebody_holds_without_holding_others()
    {
        using var desk = await DeskAsync(DatabaseProvider.Postgres, 50);
        await StartAsync(desk);
        await using var holder = desk.Open();
        await using var transaction = await holder.Database.BeginTransactionAsync(Stop);
        var held = await holder.Leads.MaxAsync(lead => lead.Id, Stop);
        await holder.Leads.Where(lead => lead.Id == held).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.City, "Lisboa"), Stop);
        var running = desk.Get<JobRunner>().RunNextAsync(Stop);

        while (await HistoryAsync(desk) < 49)
        {
            Assert.False(running.IsCompleted);
        }

        await transaction.CommitAsync(Stop);
        Assert.True(await running);
        Assert.Equal(50, await HistoryAsync(desk));
    }

    private static async Task RescoreAsync(TestDesk desk)
    {
        var id = await StartAsync(desk);
        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));
        var ended = await JobAsync(desk, id);
        Assert.Equal((JobState.Finished, null), (ended.State, ended.Failure));
    }

    private static async Task<long> StartAsync(TestDesk desk) => (await desk.Get<StartJob>().RunAsync(Admin, JobKind.Rescore, "{}", Stop)).JobId;

    private static async Task<JobProgress> JobAsync(TestDesk desk, long id) => (await desk.Get<FindJob>().RunAsync(Admin, id, Stop))!;

    private static async Task<long> HistoryAsync(TestDesk desk)
    {
        await using var db = desk.Open();
        return await db.ScoreChanges.LongCountAsync(Stop);
    }

    private static async Task RateOneByOneAsync(TestDesk desk)
    {
        await using var db = desk.Open();

        foreach (var lead in await db.Leads.Include(l => l.Account).OrderBy(l => l.Id).ToListAsync(Stop))
        {
            await desk.Get<LeadScorer>().RateAsync(db, [lead], desk.Clock.Now, "model", Stop);
            await db.SaveChangesAsync(Stop);
        }
    }

    /// <summary>What scoring writes, in words; not when a lead was looked at last, which only a save notes if nothing is new.</summary>
    private static async Task<List<string>> EverythingAsync(TestDesk desk)
    {
        await using var db = desk.Open();
        var leads = await db.Leads.AsNoTracking().OrderBy(lead => lead.Id).ToListAsync(Stop);
        var scores = await db.ScoreChanges.AsNoTracking().OrderBy(change => change.LeadId).ThenBy(change => change.Id).ToListAsync(Stop);
        var stages = await db.StageChanges.AsNoTracking().OrderBy(change => change.LeadId).ThenBy(change => change.Id).ToListAsync(Stop);
        return
        [
            .. leads.Select(l => $"{l.Id} {l.Score} {l.Fit} {l.Engagement} {l.Cell} {l.CellRank} {l.ComputedCell} {l.Coverage} {l.Disqualifier} {l.Persona} {l.ModelVersionId} {l.CellChangesAt:O} {l.LastSignalAt:O} "
                + $"{l.Stage} {l.HighestStage} {l.StageSince:O} {l.Cycle} {l.HandedOverAt:O} {l.RespondBy:O} {l.RestsUntil:O} {l.IsHeldBack}"),
            .. scores.Select(c => $"{c.LeadId} {c.At:O} {c.Score} {c.Fit} {c.Engagement} {c.Cell} {c.Cause} {c.ModelVersionId}"),
            .. stages.Select(c => $"{c.LeadId} {c.From} {c.To} {c.At:O} {c.By} {c.Reason} {c.Cycle}"),
        ];
    }

    private async Task<TestDesk> DeskAsync(DatabaseProvider provider, int leads)
    {
        var desk = TestDesk.On(provider, postgres);
        await using var db = desk.Open();
        var everyField = new ScoringModel { Name = "Every field", Order = 0, CreatedAt = desk.Clock.Now };
        everyField.Versions.Add(new() { Number = 1, State = ModelState.Published, Definition = ModelJson.Write(EveryField()), Author = "Ada", CreatedAt = desk.Clock.Now });
        Assert.True((await desk.Get<SeedModels>().RunAsync(Admin, Stop)).Succeeded);
        db.ScoringModels.Add(everyField);
        db.CustomFields.Add(new() { Key = "fleet", Name = "Fleet", Type = FieldType.Number, CreatedAt = desk.Clock.Now });
        db.Leads.AddRange(RandomLeads.Of(leads, desk.Clock.Now, db.Events));
        await db.SaveChangesAsync(Stop);
        return desk;
    }

    /// <summary>A model that misses points if any field of a lead is not read.</summary>
    private static ModelDefinition EveryField() => new()
    {
        Name = "Every field",
        AppliesTo = new Condition.Test("market", TestOperator.IsAnyOf, "business"),
        Criteria = [.. LeadFields.BuiltIn.Select(field => field.Key).Append("custom.fleet").Where(key => key != Persona.Attribute)
            .Select((key, i) => new Criterion(key, key, 1 + (i % 7), WhenEmpty.CountsZero, [new(new Condition.Test(key, TestOperator.IsNotEmpty), 100)]))],
        Behaviours = [new("Viewed", "page-viewed", 7) { Decay = Decay.HalfLife(20) }, new("Prices", "page-viewed", 30) { Subjects = ["*preis*"], Decay = Decay.Linear(40), Repeats = Repeats.Once }],
    };
}
