using System.Diagnostics;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Learning;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Benchmarks;

/// <summary>How long /learning takes to find what outcomes say, before and after a prediction was trained, and asked once more; a third of the leads are lost, one in thirty won.</summary>
internal static class OutcomeTimes
{
    private const int EventsPerLead = 3, LostEvery = 3, WonEvery = 29;

    private static readonly Actor Marketer = Actor.Person(1, "Benchmark", Role.Marketer);

    public static async Task PrintAsync(int leads, bool postgres)
    {
        await using var desk = await BenchDesk.WithAsync(leads, EventsPerLead, postgres);
        await desk.Get<SeedModels>().RunAsync(Actor.Desk, CancellationToken.None);
        await CloseAsync(desk);
        await desk.Get<StartJob>().RunAsync(Actor.Desk, JobKind.Rescore, "{}", CancellationToken.None);
        await desk.Get<JobRunner>().RunNextAsync(CancellationToken.None);

        var asked = Stopwatch.StartNew();
        await desk.Get<FindPrediction>().AskAsync(Marketer);
        await desk.Get<SourceChoices>().AskAsync(Marketer);
        await desk.Get<SalesHealth>().AskAsync(Marketer);
        Console.WriteLine($"/learning, what its bar and sales' health ask first: {asked.Elapsed.TotalMilliseconds:N0} ms");

        foreach (var time in new[] { "first in the process", "again for another period", "once more, kept" })
        {
            var (watch, told, read) = (Stopwatch.StartNew(), 0, 0d);
            var from = time.StartsWith("first", StringComparison.Ordinal) ? DateOnly.MinValue : new DateOnly(2000, 1, 1);
            var answer = await desk.Get<OutcomeReport>().AskAsync(Marketer, new(from, null, ByClose: false, new LeadFilter()), (_, _) =>
            {
                (told, read) = (told + 1, watch.Elapsed.TotalMilliseconds);
                return Task.CompletedTask;
            });
            Console.WriteLine($"/learning, {time}: {watch.Elapsed.TotalMilliseconds:N0} ms, of them {read:N0} reading, judged by {answer!.Leads:N0} of {leads:N0} leads, progress told {told} times");
        }

        var training = Stopwatch.StartNew();
        await desk.Get<StartJob>().RunAsync(Actor.Desk, JobKind.Train, "{}", CancellationToken.None);
        await desk.Get<JobRunner>().RunNextAsync(CancellationToken.None);
        Console.WriteLine($"trained on all closed ones, and every lead foretold, in {training.Elapsed.TotalSeconds:N0} s");

        var after = Stopwatch.StartNew();
        await desk.Get<OutcomeReport>().AskAsync(Marketer, new(null, null, ByClose: false, new LeadFilter()));
        Console.WriteLine($"/learning with a prediction: {after.Elapsed.TotalMilliseconds:N0} ms");
    }

    private static async Task CloseAsync(BenchDesk desk)
    {
        await using var db = await desk.Databases.CreateDbContextAsync();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));

        foreach (var (stage, every) in new[] { (Stage.Lost, LostEvery), (Stage.Customer, WonEvery) })
        {
            await db.Leads.Where(lead => lead.Id % every == 0).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.Stage, stage).SetProperty(lead => lead.StageSince, lead => lead.UpdatedAt));
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "StageChanges" ("LeadId", "From", "To", "Cycle", "At", "By")
            SELECT "Id", 'lead', "Stage", "Cycle", "StageSince", 'Benchmark' FROM "Leads" WHERE "Stage" <> 'lead'
            """);
        await db.Database.ExecuteSqlAsync(db.Database.IsSqlite() ? (FormattableString)$"ANALYZE" : $"VACUUM ANALYZE");
    }
}
