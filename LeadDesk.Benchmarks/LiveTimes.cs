using System.Diagnostics;
using LeadDesk.Core.Desk.Events;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;

namespace LeadDesk.Benchmarks;

/// <summary>
/// From the moment at which the API hands an event to the desk until an open page is told that its lead changed: on a quiet desk and while
/// all leads are rescored. What HTTP and the page's own drawing add is not in it.
/// </summary>
internal static class LiveTimes
{
    private const int EventsPerLead = 10, Rounds = 100;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    public static async Task PrintAsync(int leads, bool postgres)
    {
        await using var desk = await BenchDesk.WithAsync(leads, EventsPerLead, postgres);
        await desk.Get<SeedModels>().RunAsync(Actor.Desk, CancellationToken.None);
        await PostAsync(desk, 1);
        var quiet = new List<double>();

        for (var round = 0; round < Rounds; round++)
        {
            quiet.Add(await PostAsync(desk, 2 + (round * 7919 % (leads - 2))));
        }

        await desk.Get<StartJob>().RunAsync(Actor.Desk, JobKind.Rescore, "{}", CancellationToken.None);
        var rescoring = Task.Run(() => desk.Get<JobRunner>().RunNextAsync(CancellationToken.None));
        var busy = new List<double>();

        while (!rescoring.IsCompleted)
        {
            busy.Add(await PostAsync(desk, 1 + (busy.Count * 7919 % leads)));
            await Task.Delay(Beat, TimeProvider.System);
        }

        await rescoring;
        Say("Event to page, quiet desk", quiet);
        Say("Event to page, rescoring", busy);
    }

    private static async Task<double> PostAsync(BenchDesk desk, long id)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var page = desk.Get<LeadHub>().Listen(changed =>
        {
            // Few at once: not a chunk of the rescoring.
            if (changed.LeadIds.Count is > 0 and < 10 && changed.Touches(id))
            {
                told.TrySetResult();
            }
        });
        var watch = Stopwatch.StartNew();
        var entry = new EventEntry(Guid.NewGuid().ToString("N"), "demo-requested", TimeProvider.System.GetUtcNow(), id, null, null, null, null);
        var receipts = await desk.Get<TakeEvents>().RunAsync(Actor.Desk, [entry], CancellationToken.None);

        if (receipts[0].Status != EventStatus.Accepted)
        {
            throw new InvalidOperationException(receipts[0].Reason);
        }

        await told.Task;
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Say(string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine($"{what,-26} p50 {times[times.Count / 2],6:0} ms, p99 {times[times.Count * 99 / 100],6:0} ms, most {times[^1],6:0} ms of {times.Count}");
    }
}
