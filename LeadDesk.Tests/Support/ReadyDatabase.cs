using System.Collections.Concurrent;
using LeadDesk.Core.Data;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Support;

/// <summary>Databases that are made once in a run and copied from then on, since to migrate one, or to fill it with the demo desk, takes longer than most tests.</summary>
internal static class ReadyDatabase
{
    private static readonly Lazy<SqliteConnection> Migrated = new(MigrateInMemory);
    private static readonly ConcurrentDictionary<string, Lazy<string>> Started = new();

    static ReadyDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Started.Values.Where(file => file.IsValueCreated).ToList().ForEach(file => File.Delete(file.Value));

    public static void CopyInto(SqliteConnection empty)
    {
        lock (Migrated)
        {
            Migrated.Value.BackupDatabase(empty);
        }
    }

    /// <summary>Copies the file that an app with these settings has made at its first start.</summary>
    public static void CopyTo(string file, params IReadOnlyList<(string Name, string Value)> settings) =>
        File.Copy(Started.GetOrAdd(string.Join(';', settings), _ => new(() => StartOnce(settings))).Value, file);

    public static async Task MigrateAsync(DatabaseOptions database)
    {
        await using var services = new ServiceCollection().AddLogging().AddLeadDb(database).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<LeadDb>>().CreateDbContextAsync();
        await db.MigrateAsync();
    }

    private static SqliteConnection MigrateInMemory()
    {
        var connection = new SqliteConnection($"Data Source={Guid.NewGuid():N};Mode=Memory;Cache=Shared");
        connection.Open();
        MigrateAsync(new() { ConnectionString = connection.ConnectionString }).GetAwaiter().GetResult();
        return connection;
    }

    private static string StartOnce(IReadOnlyList<(string Name, string Value)> settings)
    {
        var file = Path.Combine(Path.GetTempPath(), $"leaddesk-ready-{Guid.NewGuid():N}.db");
        using var app = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("Database:Provider", "Sqlite").UseSetting("Database:ConnectionString", $"Data Source={file};Pooling=False");
            settings.ToList().ForEach(setting => builder.UseSetting(setting.Name, setting.Value));
        });
        app.StartServer();

        // What is still in the log beside the file comes along.
        using var source = new SqliteConnection($"Data Source={file};Pooling=False");
        source.Open();
        using var copy = source.CreateCommand();
        copy.CommandText = "VACUUM INTO $copy";
        copy.Parameters.AddWithValue("$copy", file + ".copy");
        copy.ExecuteNonQuery();
        return file + ".copy";
    }
}
