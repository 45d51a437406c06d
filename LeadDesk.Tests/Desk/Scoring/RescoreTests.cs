using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Scoring;

public sealed class RescoreTests(PostgresServer postgres)
{
    /// <summary>More than are written in one go.</summary>
    private const int Many = 4_100;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Rescoring_finds_exactly_what_rating_lead_by_lead_finds(DatabaseProvider provider)
    {
        using var fast = await RescoredDesk.NewAsync(postgres, provider, 300);
        using var plain = await RescoredDesk.NewAsync(postgres, provider, 300);

        for (var round = 0; round < 3; round++)
        {
            await RescoredDesk.RescoreAsync(fast);
            await RescoredDesk.RateOneByOneAsync(plain);
            Assert.Equal(await RescoredDesk.EverythingAsync(plain), await RescoredDesk.EverythingAsync(fast));
            fast.Clock.Now = plain.Clock.Now = fast.Clock.Now.AddDays(11).AddTicks(1_234_560);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Stopped_in_the_middle_it_goes_on_and_ends_as_if_nothing_had_happened(DatabaseProvider provider)
    {
        using var stopped = await RescoredDesk.NewAsync(postgres, provider, Many);
        using var plain = await RescoredDesk.NewAsync(postgres, provider, Many);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var id = await RescoredDesk.StartAsync(stopped);

        using (stopped.Get<LeadHub>().Listen(_ => stop.Cancel()))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.Get<JobRunner>().RunNextAsync(stop.Token));
        }

        var halfWay = await RescoredDesk.JobAsync(stopped, id);
        Assert.Equal(JobState.Running, halfWay.State);
        Assert.InRange(halfWay.Done, 1, Many - 1);
        Assert.Equal(halfWay.Done, await RescoredDesk.HistoryAsync(stopped));

        Assert.True(await stopped.Get<JobRunner>().RunNextAsync(Stop));
        var ended = await RescoredDesk.JobAsync(stopped, id);
        Assert.Equal((JobState.Finished, Many), (ended.State, ended.Done));
        await RescoredDesk.RescoreAsync(plain);
        Assert.Equal(await RescoredDesk.EverythingAsync(plain), await RescoredDesk.EverythingAsync(stopped));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Cancelled_it_keeps_whole_chunks_and_says_how_many(DatabaseProvider provider)
    {
        using var desk = await RescoredDesk.NewAsync(postgres, provider, Many);
        var id = await RescoredDesk.StartAsync(desk);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = desk.Get<LeadHub>().Listen(_ => cancelled.TrySetResult());
        var running = desk.Get<JobRunner>().RunNextAsync(Stop);
        await cancelled.Task;
        await desk.Get<CancelJob>().RunAsync(RescoredDesk.Admin, id, Stop);
        Assert.True(await running);
        Assert.Equal((await RescoredDesk.JobAsync(desk, id)).Done, await RescoredDesk.HistoryAsync(desk));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_somebody_saves_meanwhile_stays(DatabaseProvider provider)
    {
        using var desk = await RescoredDesk.NewAsync(postgres, provider, Many);
        await RescoredDesk.StartAsync(desk);
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
        using var desk = await RescoredDesk.NewAsync(postgres, DatabaseProvider.Postgres, 50);
        await RescoredDesk.StartAsync(desk);
        await using var holder = desk.Open();
        await using var transaction = await holder.Database.BeginTransactionAsync(Stop);
        var held = await holder.Leads.MaxAsync(lead => lead.Id, Stop);
        await holder.Leads.Where(lead => lead.Id == held).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.City, "Lisboa"), Stop);
        var running = desk.Get<JobRunner>().RunNextAsync(Stop);

        while (await RescoredDesk.HistoryAsync(desk) < 49)
        {
            Assert.False(running.IsCompleted);
        }

        await transaction.CommitAsync(Stop);
        Assert.True(await running);
        Assert.Equal(50, await RescoredDesk.HistoryAsync(desk));
    }
}
