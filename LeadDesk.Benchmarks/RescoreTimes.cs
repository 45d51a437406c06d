using System.Diagnostics;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Benchmarks;

/// <summary>Leads per second of rescoring all on SQLite, beside the least that reading the same rows and writing the same columns can take.</summary>
internal static class RescoreTimes
{
    private const int EventsPerLead = 10, Chunk = 500;

    public static async Task PrintAsync(int leads)
    {
        var file = Path.Combine(Path.GetTempPath(), $"leaddesk-rescore-{Environment.ProcessId}.db");

        try
        {
            var database = new DatabaseOptions { ConnectionString = $"Data Source={file}" };
            await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddLeadDb(database).AddDesk().BuildServiceProvider();
            await FillAsync(services.GetRequiredService<IDbContextFactory<LeadDb>>(), leads);
            await services.GetRequiredService<SeedModels>().RunAsync(Actor.Desk, CancellationToken.None);
            await RescoreAsync(services, "Rescoring, first time", leads);
            await PublishAgainAsync(services.GetRequiredService<IDbContextFactory<LeadDb>>());
            await RescoreAsync(services, "Rescoring, new version", leads);
            await RescoreAsync(services, "Rescoring, nothing new", leads);
            Floor(database.ConnectionString, leads);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            File.Delete(file);
        }
    }

    private static async Task RescoreAsync(ServiceProvider services, string what, int leads)
    {
        await services.GetRequiredService<StartJob>().RunAsync(Actor.Desk, JobKind.Rescore, "{}", CancellationToken.None);
        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        await services.GetRequiredService<JobRunner>().RunNextAsync(CancellationToken.None);
        Say(what, leads, watch.Elapsed, Environment.CpuUsage.TotalTime - before);
    }

    /// <summary>Other bounds for the levels, so that many leads change their cell and all are written.</summary>
    private static async Task PublishAgainAsync(IDbContextFactory<LeadDb> databases)
    {
        await using var db = await databases.CreateDbContextAsync();

        foreach (var version in await db.ScoringModelVersions.ToListAsync())
        {
            ModelJson.TryRead(version.Definition, out ModelDefinition? model);
            db.ScoringModelVersions.Add(new()
            {
                ModelId = version.ModelId,
                Number = 2,
                State = ModelState.Published,
                Definition = ModelJson.Write(model! with { FitWeight = 60, Levels = new(70, 45, 20) }),
                Author = "Benchmark",
                CreatedAt = version.CreatedAt,
            });
            version.State = ModelState.Retired;
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Reads each lead's columns and events and writes its score columns with bare ADO.NET, without scoring anything.</summary>
    private static void Floor(string connectionString, int leads)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;

        for (var from = 0; from < leads; from += Chunk)
        {
            Read(connection, $"SELECT l.*, a.* FROM \"Leads\" l LEFT JOIN \"Accounts\" a ON a.\"Id\" = l.\"AccountId\" WHERE l.\"Id\" > {from} AND l.\"Id\" <= {from + Chunk}");
            Read(connection, $"SELECT \"LeadId\", \"Type\", \"OccurredAt\", \"Subject\" FROM \"Events\" WHERE \"LeadId\" > {from} AND \"LeadId\" <= {from + Chunk} ORDER BY \"LeadId\", \"OccurredAt\"");
            Write(connection, from);
        }

        Say("Bare ADO.NET", leads, watch.Elapsed, Environment.CpuUsage.TotalTime - before);
    }

    private static void Read(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var row = new object[reader.FieldCount];

        while (reader.Read())
        {
            reader.GetValues(row);
        }
    }

    private static void Write(SqliteConnection connection, int from)
    {
        using var transaction = connection.BeginTransaction();
        using var update = new SqliteCommand("UPDATE \"Leads\" SET \"Score\" = @s, \"Fit\" = @s, \"Engagement\" = @s, \"CellRank\" = @r, \"CellChangesAt\" = @c, \"ScoredAt\" = @c WHERE \"Id\" = @id", connection, transaction);
        using var insert = new SqliteCommand("INSERT INTO \"ScoreChanges\" (\"LeadId\", \"At\", \"Score\", \"Fit\", \"Engagement\", \"Cell\", \"Cause\") VALUES (@id, @c, @s, @s, @s, 'B2', 'floor')", connection, transaction);

        foreach (var command in (SqliteCommand[])[update, insert])
        {
            command.Parameters.AddWithValue("@id", 0L);
            command.Parameters.AddWithValue("@s", 0d);
            command.Parameters.AddWithValue("@c", DateTime.UnixEpoch);
        }

        update.Parameters.AddWithValue("@r", 0);

        for (var id = from + 1; id <= from + Chunk; id++)
        {
            foreach (var command in (SqliteCommand[])[update, insert])
            {
                command.Parameters["@id"].Value = (long)id;
                command.Parameters["@s"].Value = id % 1000 / 10d;
                command.Parameters["@c"].Value = DateTime.UnixEpoch.AddMinutes(id);
            }

            update.Parameters["@r"].Value = id % 16;
            update.ExecuteNonQuery();
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    internal static async Task FillAsync(IDbContextFactory<LeadDb> databases, int leads, int events = EventsPerLead)
    {
        await using (var db = await databases.CreateDbContextAsync())
        {
            await db.MigrateAsync();
        }

        var random = new Random(1);
        var now = TimeProvider.System.GetUtcNow();

        for (var from = 0; from < leads; from += 2000)
        {
            await using var db = await databases.CreateDbContextAsync();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.Leads.AddRange(Enumerable.Range(from, Math.Min(2000, leads - from)).Select(i => Lead(random, i, now)));
            await db.SaveChangesAsync();
            db.Events.AddRange(db.ChangeTracker.Entries<Lead>().ToList().SelectMany(entry => ScoringTimes.Signals(random, events).Select(signal => new EngagementEvent
            {
                LeadId = entry.Entity.Id,
                Type = signal.Type,
                OccurredAt = now.AddMinutes(-random.Next(1, 60 * 24 * 120)),
                ReceivedAt = now,
                Subject = signal.Subject,
            })));
            await db.SaveChangesAsync();
        }
    }

    private static Lead Lead(Random random, int number, DateTimeOffset now) => new()
    {
        FirstName = "Ines",
        LastName = $"Valdehoya {number}",
        Email = $"ines{number}@company{number}.example",
        JobTitle = random.Next(3) switch { 0 => "Head of Operations", 1 => "Sales Manager", _ => "Engineer" },
        Department = "Operations",
        Country = random.Next(2) == 0 ? "Germany" : "Brazil",
        Source = "Webinar",
        Account = new Account { Name = $"Company {number}", Industry = random.Next(2) == 0 ? "Logistics" : "Education", Employees = random.Next(1, 8000), CreatedAt = now },
        CreatedAt = now,
    };

    private static void Say(string what, int leads, TimeSpan time, TimeSpan cpu) =>
        Console.WriteLine($"{what,-24} {time.TotalSeconds,7:0.0} s, {leads / time.TotalSeconds,9:N0} leads/s; processor {cpu.TotalSeconds:0.0} s, {leads / cpu.TotalSeconds:N0} leads/s");
}
