using System.Diagnostics;
using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Exchange.Imports.Files;
using LeadDesk.Core.Team;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Benchmarks;

/// <summary>
/// Rows per second of an import into SQLite, beside parsing the same file and inserting with nothing around it: its cells into a table without indexes, and the
/// leads that came of it into a table like the desk's own, with its indexes.
/// </summary>
internal static class ImportTimes
{
    private static readonly Actor Marketer = Actor.Person(1, "Benchmark", Role.Marketer);

    /// <param name="file">A CSV file of leads.</param>
    public static async Task PrintAsync(string file)
    {
        var folder = Directory.CreateTempSubdirectory("leaddesk-import-").FullName;

        try
        {
            // A desk that runs has its code ready; so have both here, by the same file once before.
            foreach (var time in new[] { "first", "again" })
            {
                var place = Directory.CreateDirectory(Path.Combine(folder, time)).FullName;
                var floor = Floor(file, Path.Combine(place, "floor.db"));
                var rows = await ImportAsync(file, place);
                var leads = LeadFloor(file, Path.Combine(place, "desk.db"), Path.Combine(place, "leads.db"));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time}: import and rate {rows:N0} rows/s; parse and insert the cells {floor:N0}, {rows / floor:0.00} of it; the leads with their indexes {leads:N0}, {rows / leads:0.00} of it"));
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> ImportAsync(string file, string folder)
    {
        var database = new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(folder, "desk.db")}" };
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddLeadDb(database).AddDesk()
            .AddImports(new ImportOptions { Folder = folder, MaxBytes = long.MaxValue }, database).BuildServiceProvider();
        await using (var db = await services.GetRequiredService<IDbContextFactory<LeadDb>>().CreateDbContextAsync())
        {
            await db.MigrateAsync();
        }

        await services.GetRequiredService<SeedModels>().RunAsync(Actor.Desk, CancellationToken.None);

        await using var content = File.OpenRead(file);
        var (_, id) = await services.GetRequiredService<UploadFile>().RunAsync(Marketer, content, Path.GetFileName(file), CancellationToken.None);
        var (_, look) = await services.GetRequiredService<LookAtFile>().RunAsync(Marketer, id, null, CancellationToken.None);
        await services.GetRequiredService<StartImport>().RunAsync(Marketer, id, look!.Mapping, CancellationToken.None);
        var memory = new MemoryWatch();
        var watch = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        await services.GetRequiredService<JobRunner>().RunNextAsync(CancellationToken.None);
        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine($"more memory        {await memory.StopAsync():N0} MB at its peak");
        var progress = await services.GetRequiredService<FindImport>().RunAsync(Marketer, id, CancellationToken.None);
        var busy = Process.GetCurrentProcess().TotalProcessorTime - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{progress!.Created:N0} new, {progress.Refused:N0} refused, {progress.Job!.State}, {busy.TotalSeconds:N1} s of processor time"));
        return (progress.Created + progress.Updated + progress.Refused) / seconds;
    }

    private static double Floor(string file, string database)
    {
        TableFile.Inspect(file, out var table);
        using var reader = table!.Open();
        reader.ReadWritten(out var header);
        using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL");
        Run(connection, "PRAGMA synchronous = NORMAL");
        Run(connection, $"CREATE TABLE cells ({string.Join(", ", header.Cells.Select((_, at) => $"c{at} TEXT"))})");
        var rows = 0;
        var watch = Stopwatch.StartNew();

        using (var transaction = connection.BeginTransaction())
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = $"INSERT INTO cells VALUES ({string.Join(", ", header.Cells.Select((_, at) => $"$c{at}"))})";

            for (var at = 0; at < header.Cells.Length; at++)
            {
                insert.Parameters.AddWithValue($"$c{at}", "");
            }

            while (reader.ReadWritten(out var row))
            {
                for (var at = 0; at < Math.Min(header.Cells.Length, row.Cells.Length); at++)
                {
                    insert.Parameters[at].Value = row.Cells[at];
                }

                insert.ExecuteNonQuery();
                rows++;
            }

            transaction.Commit();
        }

        return rows / watch.Elapsed.TotalSeconds;
    }

    private static double LeadFloor(string file, string desk, string database)
    {
        SqliteConnection.ClearAllPools();
        using var connection = new SqliteConnection($"Data Source={database};Foreign Keys=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL");
        Run(connection, "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824");
        Run(connection, $"ATTACH '{desk}' AS desk");
        Texts(connection, "SELECT sql FROM desk.sqlite_master WHERE tbl_name = 'Leads' AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC").ForEach(sql => Run(connection, sql));
        var columns = Texts(connection, "SELECT name FROM pragma_table_info('Leads')");
        var names = string.Join(", ", columns.Select(name => $"\"{name}\""));
        var leads = Rows(connection, $"SELECT {names} FROM desk.Leads ORDER BY Id", columns.Count);
        TableFile.Inspect(file, out var table);
        using var reader = table!.Open();
        using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO main.Leads ({names}) VALUES ({string.Join(", ", columns.Select((_, at) => $"$c{at}"))})";
        columns.Select((_, at) => at).ToList().ForEach(at => insert.Parameters.AddWithValue($"$c{at}", ""));
        var watch = Stopwatch.StartNew();

        foreach (var some in leads.Chunk(5_000))
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;

            foreach (var lead in some)
            {
                reader.ReadWritten(out _);

                for (var at = 0; at < lead.Length; at++)
                {
                    insert.Parameters[at].Value = lead[at];
                }

                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return leads.Count / watch.Elapsed.TotalSeconds;
    }

    private static List<string> Texts(SqliteConnection connection, string sql) => Rows(connection, sql, 1).ConvertAll(row => (string)row[0]);

    private static List<object[]> Rows(SqliteConnection connection, string sql, int columns)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();

        while (reader.Read())
        {
            rows.Add(new object[columns]);
            reader.GetValues(rows[^1]);
        }

        return rows;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
