using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadDesk.Tests.Desk.Jobs;

public sealed class JobRunnerTests(PostgresServer postgres)
{
    private static readonly Actor Marketer = Actor.Person(1, "Mia", Role.Marketer);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_job_runs_from_start_to_end_and_says_how_far_it_is(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var id = await StartAsync(desk);
        using var runner = Runner(desk, new Counting(stopAfter: null));

        Assert.True(await runner.RunNextAsync(Stop));
        Assert.False(await runner.RunNextAsync(Stop));
        var job = await desk.Get<FindJob>().RunAsync(Marketer, id, Stop);
        Assert.Equal((JobState.Finished, 5L, 5L), (job!.State, job.Done, job.Total));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_job_that_a_restart_interrupted_goes_on_where_it_was(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var id = await StartAsync(desk);
        using var stop = new CancellationTokenSource();
        using (var first = Runner(desk, new Counting(stopAfter: 3, stop)))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.RunNextAsync(stop.Token));
        }

        Assert.Equal((JobState.Running, 3L), await StateAsync(desk, id));
        var work = new Counting(stopAfter: null);
        using var second = Runner(desk, work);
        Assert.True(await second.RunNextAsync(Stop));
        Assert.Equal((JobState.Finished, 5L), await StateAsync(desk, id));
        Assert.Equal([4, 5], work.Counted);
    }

    [Fact]
    public async Task A_waiting_job_that_is_cancelled_never_runs()
    {
        using var desk = new TestDesk();
        var id = await StartAsync(desk);
        Assert.True((await desk.Get<CancelJob>().RunAsync(Marketer, id, Stop)).Succeeded);
        using var runner = Runner(desk, new Counting(stopAfter: null));
        Assert.False(await runner.RunNextAsync(Stop));
        Assert.Equal((JobState.Cancelled, 0L), await StateAsync(desk, id));
        Assert.Contains("already over", (await desk.Get<CancelJob>().RunAsync(Marketer, id, Stop)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_job_that_is_cancelled_stops_at_its_next_report()
    {
        using var desk = new TestDesk();
        var id = await StartAsync(desk);
        var work = new Counting(stopAfter: null) { Before = async at => _ = at == 3 && (await desk.Get<CancelJob>().RunAsync(Marketer, id, Stop)).Succeeded };
        using var runner = Runner(desk, work);
        await runner.RunNextAsync(Stop);
        Assert.Equal((JobState.Cancelled, 2L), await StateAsync(desk, id));
        Assert.True(work.TidiedUp);
    }

    [Fact]
    public async Task A_job_that_fails_says_why_and_the_next_one_runs()
    {
        using var desk = new TestDesk();
        var bad = await StartAsync(desk, """{"n":1}""");
        var unknown = (await desk.Get<StartJob>().RunAsync(Marketer, "paint-fence", "{}", Stop)).JobId;
        using var runner = Runner(desk, new Counting(stopAfter: null) { Before = _ => throw new JobFailedException("The file is gone.") });
        await runner.RunNextAsync(Stop);
        await runner.RunNextAsync(Stop);
        Assert.Equal("The file is gone.", (await desk.Get<FindJob>().RunAsync(Marketer, bad, Stop))!.Failure);
        Assert.Contains("paint-fence", (await desk.Get<FindJob>().RunAsync(Marketer, unknown, Stop))!.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bug_is_told_with_a_reference_and_not_with_its_insides()
    {
        using var desk = new TestDesk();
        var id = await StartAsync(desk);
        using var runner = Runner(desk, new Counting(stopAfter: null) { Before = _ => throw new InvalidOperationException("secret path") });
        await runner.RunNextAsync(Stop);
        var failure = (await desk.Get<FindJob>().RunAsync(Marketer, id, Stop))!.Failure!;
        Assert.Contains("Reference", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_job_waits_only_once()
    {
        using var desk = new TestDesk();
        Assert.Equal(await StartAsync(desk), await StartAsync(desk));
        Assert.NotEqual(await StartAsync(desk), await StartAsync(desk, """{"n":2}"""));
    }

    [Fact]
    public async Task A_rep_starts_nothing_and_sees_nobody_elses_job()
    {
        using var desk = new TestDesk();
        var rep = Actor.Person(2, "Rolf", Role.Rep);
        var id = await StartAsync(desk);
        Assert.False((await desk.Get<StartJob>().RunAsync(rep, JobKind.Rescore, "{}", Stop)).Outcome.Succeeded);
        Assert.Null(await desk.Get<FindJob>().RunAsync(rep, id, Stop));
        Assert.False((await desk.Get<CancelJob>().RunAsync(rep, id, Stop)).Succeeded);
    }

    private static async Task<long> StartAsync(TestDesk desk, string input = "{}") => (await desk.Get<StartJob>().RunAsync(Marketer, JobKind.Rescore, input, Stop)).JobId;

    private static JobRunner Runner(TestDesk desk, IJobWork work) =>
        new(desk.Get<IDbContextFactory<LeadDb>>(), desk.Clock, [work], NullLogger<JobRunner>.Instance);

    private static async Task<(JobState State, long Position)> StateAsync(TestDesk desk, long id)
    {
        await using var db = desk.Open();
        var job = await db.Jobs.SingleAsync(j => j.Id == id, Stop);
        return (job.State, job.Position);
    }

    /// <summary>Counts to five, one report for each.</summary>
    private sealed class Counting(int? stopAfter, CancellationTokenSource? stop = null) : IJobWork
    {
        public string Kind => JobKind.Rescore;
        public List<long> Counted { get; } = [];
        public bool TidiedUp { get; private set; }
        public Func<long, Task> Before { get; init; } = _ => Task.CompletedTask;

        public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
        {
            while (run.Position < 5)
            {
                var next = run.Position + 1;
                await Before(next);
                await run.ReportAsync(next, 5, next, cancellationToken);
                Counted.Add(next);

                if (next == stopAfter)
                {
                    await stop!.CancelAsync();
                }

                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        public Task CancelledAsync(JobRun run, CancellationToken cancellationToken)
        {
            TidiedUp = true;
            return Task.CompletedTask;
        }
    }
}
