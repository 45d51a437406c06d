using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk;
using LeadDesk.Core.Team;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadDesk.Benchmarks;

/// <summary>A desk on a database of its own that is thrown away: a SQLite file, or a PostgreSQL with its usual settings except for a larger cache.</summary>
internal sealed class BenchDesk : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("leaddesk-bench-").FullName;
    private readonly string? bin;

    private BenchDesk(bool postgres, TimeProvider clock)
    {
        if (postgres)
        {
            bin = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";
            Database = new() { Provider = DatabaseProvider.Postgres, ConnectionString = $"Host=127.0.0.1;Port={StartPostgres()};Username=postgres;Database=bench" };
        }
        else
        {
            Database = new() { ConnectionString = $"Data Source={Path.Combine(folder, "bench.db")}" };
        }

        Services = ServicesOn(Database, clock);
    }

    public DatabaseOptions Database { get; }
    public ServiceProvider Services { get; }
    public IDbContextFactory<LeadDb> Databases => Get<IDbContextFactory<LeadDb>>();

    /// <summary>With this many leads and events, made up.</summary>
    /// <param name="clock">One that is moved by hand; null for the real one.</param>
    public static async Task<BenchDesk> WithAsync(int leads, int eventsPerLead, bool postgres, TimeProvider? clock = null)
    {
        var desk = new BenchDesk(postgres, clock ?? TimeProvider.System);
        var watch = Stopwatch.StartNew();
        await MadeUpDesk.FillAsync(desk.Databases, leads, eventsPerLead);
        Console.WriteLine($"{desk.Database.Provider}: {leads:N0} leads with {(long)leads * eventsPerLead:N0} events made up in {watch.Elapsed.TotalSeconds:0.0} s.");
        return desk;
    }

    /// <summary>The desk's own services, on that database.</summary>
    public static ServiceProvider ServicesOn(DatabaseOptions database, TimeProvider clock) =>
        new ServiceCollection().AddLogging(log => log.SetMinimumLevel(LogLevel.Error).AddConsole()).AddSingleton(clock).AddLeadDb(database).AddDesk().BuildServiceProvider();

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <returns>The ids of so many reps, added now.</returns>
    public async Task<List<int>> AddRepsAsync(int many)
    {
        await using var db = await Databases.CreateDbContextAsync();

        for (var rep = 1; rep <= many; rep++)
        {
            db.Users.Add(new() { DisplayName = $"Rep {rep}", UserName = $"rep{rep}", Email = $"rep{rep}@desk.example", Role = Role.Rep, SecurityStamp = "stamp", CreatedAt = TimeProvider.System.GetUtcNow() });
        }

        await db.SaveChangesAsync();
        return await db.Users.OrderBy(user => user.Id).Select(user => user.Id).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();

        if (bin is not null)
        {
            RunAsOwner("pg_ctl", "-D", $"{folder}/data", "-w", "-m", "immediate", "stop");
        }

        Directory.Delete(folder, recursive: true);
    }

    private int StartPostgres()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "postgres", folder);
        }

        RunAsOwner("initdb", "-D", $"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8");
        RunAsOwner("pg_ctl", "-D", $"{folder}/data", "-w", "-l", $"{folder}/log", "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=1GB -c max_wal_size=4GB", "start");
        return port;
    }

    // PostgreSQL refuses to run as root.
    private void RunAsOwner(string program, params string[] arguments)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Run("runuser", ["-u", "postgres", "--", $"{bin}/{program}", .. arguments]);
        }
        else
        {
            Run($"{bin}/{program}", arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // Not redirected: the server would keep the pipe open.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" > /dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
        process.WaitForExit();

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed with {process.ExitCode}.");
        }
    }
}
