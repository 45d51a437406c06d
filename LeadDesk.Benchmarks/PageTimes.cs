using System.Diagnostics;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk;
using LeadDesk.Core.Desk.Board;
using LeadDesk.Core.Desk.Grades;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Marketing;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Desk.Sources;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Benchmarks;

/// <summary>How long the questions of the pages take on SQLite, beside reading the same rows and their count with bare ADO.NET.</summary>
internal static class PageTimes
{
    private const int Rounds = 15, Rows = 60;

    private static readonly Actor Manager = Actor.Person(1, "Petra", Role.Manager), Rep = Actor.Person(2, "Mara", Role.Rep);

    public static async Task PrintAsync(int leads)
    {
        var file = Path.Combine(Path.GetTempPath(), $"leaddesk-pages-{Environment.ProcessId}.db");

        try
        {
            var database = new DatabaseOptions { ConnectionString = $"Data Source={file}" };
            await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddLeadDb(database).AddDesk().BuildServiceProvider();
            await MadeUpDesk.FillAsync(services.GetRequiredService<IDbContextFactory<LeadDb>>(), leads, eventsPerLead: 2);
            await services.GetRequiredService<SeedModels>().RunAsync(Actor.Desk, CancellationToken.None);
            await services.GetRequiredService<Core.Desk.Jobs.StartJob>().RunAsync(Actor.Desk, JobKind.Rescore, "{}", CancellationToken.None);
            await services.GetRequiredService<Core.Desk.Jobs.JobRunner>().RunNextAsync(CancellationToken.None);
            await AskAllAsync(services);
            Say("Floor: 60 whole rows by grade, and count", Floor(database.ConnectionString));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            File.Delete(file);
        }
    }

    private static async Task AskAllAsync(ServiceProvider services)
    {
        var list = services.GetRequiredService<LeadList>();
        await MeasureAsync("/leads, best first", () => list.AskAsync(Manager, new(), LeadSort.BestFirst, 0, Rows));
        await MeasureAsync("/leads, best first, as a rep", () => list.AskAsync(Rep, new(), LeadSort.BestFirst, 0, Rows));
        await MeasureAsync("/leads, by name", () => list.AskAsync(Manager, new(), new("name", false), 0, Rows));
        await MeasureAsync("/leads, a word searched", () => list.AskAsync(Manager, new() { Search = "valdehoya 4711" }, LeadSort.BestFirst, 0, Rows));
        await MeasureAsync("/leads, scrolled to the end", () => list.AskAsync(Manager, new(), LeadSort.BestFirst, 90_000, Rows, 100_000));
        await MeasureAsync("/queue of a rep", () => services.GetRequiredService<WorkQueue>().AskAsync(Rep, new QueueAsk(200)));
        var board = services.GetRequiredService<StageBoard>();
        await MeasureAsync("/board", () => board.AskAsync(Manager, new(), BoardOrder.Best, false, 20));
        await MeasureAsync("/board as a rep, only stuck", () => board.AskAsync(Rep, new(), BoardOrder.Longest, true, 20));
        await MeasureAsync("/board, highest value first", () => board.AskAsync(Manager, new(), BoardOrder.Value, false, 20));
        var sources = services.GetRequiredService<SourceReport>();
        var quarter = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-89);
        await MeasureAsync("/reports/sources, 90 days", () => sources.AskAsync(Manager, new(Breakdown.Source, Touch.First, quarter, null, null)));
        await MeasureAsync("/reports/sources, all", () => sources.AskAsync(Manager, new(Breakdown.Source, Touch.First, null, null, null)));
        await MeasureAsync("/reports/sources, last page, 90 days", () => sources.AskAsync(Manager, new(Breakdown.Landing, Touch.Last, quarter, null, null)));
        await MeasureAsync("/reports/sources, last channel, all", () => sources.AskAsync(Manager, new(Breakdown.Source, Touch.Last, null, null, null)));
        await MeasureAsync("/reports/sources, last page, all", () => sources.AskAsync(Manager, new(Breakdown.Landing, Touch.Last, null, null, null)));
        var mqls = services.GetRequiredService<MqlOverview>();
        await MeasureAsync("/marketing, 30 days", () => mqls.AskAsync(Manager, new(TimeProvider.System.GetUtcNow().AddDays(-30), null, MqlShow.HandedOver, null, 12)));
        await MeasureAsync("/grades", () => services.GetRequiredService<GradeMatrix>().RunAsync(Manager, new(), CancellationToken.None));
    }

    private static async Task MeasureAsync(string what, Func<Task> ask)
    {
        await ask();
        var times = new List<double>();

        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await ask();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        Say(what, times);
    }

    private static List<double> Floor(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        return [.. Enumerable.Range(0, Rounds).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            using var rows = connection.CreateCommand();
            rows.CommandText = $"SELECT * FROM Leads WHERE DeletedAt IS NULL ORDER BY CellRank, LastSignalAt DESC LIMIT {Rows}; SELECT count(*) FROM Leads WHERE DeletedAt IS NULL";
            using var reader = rows.ExecuteReader();

            do
            {
                while (reader.Read())
                {
                    reader.GetValues(new object[reader.FieldCount]);
                }
            }
            while (reader.NextResult());

            return watch.Elapsed.TotalMilliseconds;
        })];
    }

    private static void Say(string what, List<double> times) => Console.WriteLine($"{what,-42} median {times.Order().ElementAt(times.Count / 2),8:0.0} ms, best {times.Min(),8:0.0} ms");
}
