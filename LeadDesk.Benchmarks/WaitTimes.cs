using System.Diagnostics;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Benchmarks;

/// <summary>How long a page's save takes while all leads are rescored, beside the same on the quiet desk.</summary>
internal static class WaitTimes
{
    private const int EventsPerLead = 10, QuietSaves = 60;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    public static async Task PrintAsync(int leads, bool postgres)
    {
        await using var desk = await BenchDesk.WithAsync(leads, EventsPerLead, postgres);
        await desk.Get<SeedModels>().RunAsync(Actor.Desk, CancellationToken.None);
        var quiet = new List<double>();
        var random = new Random(1);

        while (quiet.Count < QuietSaves)
        {
            quiet.Add(await SaveAsync(desk, 1 + random.Next(leads)));
        }

        await desk.Get<StartJob>().RunAsync(Actor.Desk, JobKind.Rescore, "{}", CancellationToken.None);
        Say("A save, quiet desk", quiet);
        Say("A save while rescoring", await BesideAsync(desk, leads, Task.Run(() => desk.Get<JobRunner>().RunNextAsync(CancellationToken.None))));
    }

    /// <summary>How many milliseconds saves took, one after the other, until that work was done.</summary>
    public static async Task<List<double>> BesideAsync(BenchDesk desk, int leads, Task work)
    {
        var (times, random) = (new List<double>(), new Random(2));

        while (!work.IsCompleted)
        {
            times.Add(await SaveAsync(desk, 1 + random.Next(leads)));
            await Task.Delay(Beat, TimeProvider.System);
        }

        await work;
        return times;
    }

    /// <summary>Milliseconds of loading a lead, changing a field and saving; again when the desk was faster, as a page's visitor would.</summary>
    private static async Task<double> SaveAsync(BenchDesk desk, long id)
    {
        var watch = Stopwatch.StartNew();

        while (true)
        {
            await using var db = await desk.Databases.CreateDbContextAsync();
            var lead = await db.Leads.SingleAsync(l => l.Id == id);
            lead.City = lead.City == "Porto" ? "Lisboa" : "Porto";

            try
            {
                await db.SaveChangesAsync();
                return watch.Elapsed.TotalMilliseconds;
            }
            catch (DbUpdateConcurrencyException)
            {
                // The rescoring moved it to another stage in between.
            }
        }
    }

    public static void Say(string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine($"{what,-24} p50 {times[times.Count / 2],6:0} ms, p99 {times[times.Count * 99 / 100],6:0} ms, most {times[^1],6:0} ms of {times.Count}");
    }
}
