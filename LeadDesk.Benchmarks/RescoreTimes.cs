using System.Diagnostics;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Benchmarks;

/// <summary>Leads per second of rescoring all, beside the least that reading the same rows and writing the same columns can take.</summary>
internal static class RescoreTimes
{
    private const int EventsPerLead = 10;

    public static async Task PrintAsync(int leads, bool postgres)
    {
        await using var desk = await BenchDesk.WithAsync(leads, EventsPerLead, postgres);
        await desk.Get<SeedModels>().RunAsync(Actor.Desk, CancellationToken.None);
        var times = new List<(string What, double Seconds)> { ("first time", await RescoreAsync(desk, "first time", leads)) };
        await PublishAgainAsync(desk);
        times.Add(("new version", await RescoreAsync(desk, "new version", leads)));
        times.Add(("nothing new", await RescoreAsync(desk, "nothing new", leads)));
        var (reading, writing, history) = await RescoreFloor.MeasureAsync(desk.Database, leads);
        Console.WriteLine($"Bare ADO.NET: reading {reading:0.0} s, five columns {writing:0.0} s, history {history:0.0} s; {leads / (reading + writing):N0} leads/s without history, {leads / (reading + writing + history):N0} with it");

        foreach (var (what, seconds) in times)
        {
            Console.WriteLine($"{what,-12} {leads / seconds,9:N0} leads/s; of the floor {(reading + writing) / seconds:0.00}, with history {(reading + writing + history) / seconds:0.00}");
        }
    }

    private static async Task<double> RescoreAsync(BenchDesk desk, string what, int leads)
    {
        await desk.Get<StartJob>().RunAsync(Actor.Desk, JobKind.Rescore, "{}", CancellationToken.None);
        var memory = new MemoryWatch();
        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        await desk.Get<JobRunner>().RunNextAsync(CancellationToken.None);
        var (time, cpu) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        await using var db = await desk.Databases.CreateDbContextAsync();
        var job = await db.Jobs.OrderBy(j => j.Id).LastAsync();

        if (job.State != JobState.Finished)
        {
            throw new InvalidOperationException($"Rescoring {job.State}: {job.Failure}");
        }

        Console.WriteLine($"Rescoring, {what,-12} {time,7:0.0} s, {leads / time,9:N0} leads/s; processor {cpu:0.0} s, memory {await memory.StopAsync():0} MB, {await db.ScoreChanges.LongCountAsync():N0} history rows");
        return time;
    }

    /// <summary>Other bounds for the levels, so that many leads change their cell and all are written.</summary>
    internal static async Task PublishAgainAsync(BenchDesk desk)
    {
        await using var db = await desk.Databases.CreateDbContextAsync();

        foreach (var version in await db.ScoringModelVersions.Where(v => v.State == ModelState.Published).ToListAsync())
        {
            ModelJson.TryRead(version.Definition, out ModelDefinition? model);
            db.ScoringModelVersions.Add(new()
            {
                ModelId = version.ModelId,
                Number = version.Number + 1,
                State = ModelState.Published,
                Definition = ModelJson.Write(model! with { FitWeight = 60, Levels = new(70, 45, 20) }),
                Author = "Benchmark",
                CreatedAt = version.CreatedAt,
            });
            version.State = ModelState.Retired;
        }

        await db.SaveChangesAsync();
    }
}
