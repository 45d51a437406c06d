using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadDesk.Core.Data;

public static class DatabaseSetup
{
    /// <summary>The one place that knows there are two databases.</summary>
    public static IServiceCollection AddLeadDb(this IServiceCollection services, DatabaseOptions database) =>
        database.Provider switch
        {
            DatabaseProvider.Sqlite => services.AddLeadDb<SqliteLeadDb>(options => options.UseSqlite(database.ConnectionString).AddInterceptors(new SqlitePragmas())),
            DatabaseProvider.Postgres => services.AddLeadDb<PostgresLeadDb>(options => options.UseNpgsql(database.ConnectionString)),
            _ => throw new InvalidOperationException($"No database provider called {database.Provider}."),
        };

    private static IServiceCollection AddLeadDb<TDb>(this IServiceCollection services, Action<DbContextOptionsBuilder> connect)
        where TDb : LeadDb
    {
        services.AddDbContextFactory<TDb>(options =>
        {
            connect(options);

            // A deleted lead's history stays, and is only asked for through the lead.
            options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));
        });
        services.TryAddSingleton<DisposableShelf>();
        services.AddSingleton<IDbContextFactory<LeadDb>, LeadDbFactory<TDb>>();
        services.AddScoped<LeadDb>(provider => provider.GetRequiredService<TDb>());
        return services;
    }

    private sealed class LeadDbFactory<TDb>(IDbContextFactory<TDb> inner, DisposableShelf disposable) : IDbContextFactory<LeadDb>
        where TDb : LeadDb
    {
        public LeadDb CreateDbContext()
        {
            var db = inner.CreateDbContext();
            db.Disposable = disposable.Now;
            return db;
        }
    }

    // In WAL mode a commit survives a crash of the app without an fsync each time; after a power cut the last commits may be gone, the file is whole.
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        private const string Pragmas = "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824; PRAGMA temp_store = MEMORY;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
