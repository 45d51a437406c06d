using System.Collections.Concurrent;
using LeadDesk.Core.Leads;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace LeadDesk.Core.Data;

/// <summary>SQLite: one writer at a time, who waits at the gate instead of inside the database.</summary>
public sealed class SqliteLeadDb(DbContextOptions<SqliteLeadDb> options) : LeadDb(options)
{
    private const int ConstraintUnique = 2067, ConstraintPrimaryKey = 1555;

    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new();

    private SemaphoreSlim Gate => Gates.GetOrAdd(Database.GetConnectionString() ?? "", _ => new SemaphoreSlim(1, 1));

    public override async Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
        {
            return await work(cancellationToken);
        }

        await Gate.WaitAsync(cancellationToken);

        try
        {
            await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
            var result = await work(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            Gate.Release();
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await Gate.WaitAsync(cancellationToken);

        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            Gate.Release();
        }
    }

    // The gate, and BEGIN IMMEDIATE behind it, lets one writer in at a time: it holds every key.
    public override Task HoldAsync(IEnumerable<string> keys, CancellationToken cancellationToken) => Task.CompletedTask;

    public override bool IsUniqueViolation(DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    public override async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        var file = new SqliteConnectionStringBuilder(Database.GetConnectionString()).DataSource;

        if (!IsFile(file))
        {
            await Database.MigrateAsync(cancellationToken);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await using var held = await FileLock.HoldAsync(file + ".migrating", cancellationToken);
        await ForgetDeadLockAsync(cancellationToken);
        await Database.MigrateAsync(cancellationToken);

        // The file keeps it. Entity Framework sets it for files that it makes, but the look for a dead lock made this one. Without it a
        // writer and the readers shut each other out.
        await Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        HoldEventsInOrder(builder.Entity<EngagementEvent>());
        MapCustomFunctions(builder, "TEXT", JsonExtract(typeof(string)), JsonExtract(typeof(double)), JsonExtract(typeof(bool)));
    }

    // Events are stored as they come, a lead's all over the file. With all that scoring reads in the index, they are read in one go.
    private static void HoldEventsInOrder(EntityTypeBuilder<EngagementEvent> events)
    {
        events.Metadata.RemoveIndex(events.HasIndex(e => new { e.LeadId, e.OccurredAt }).Metadata);
        events.HasIndex(e => new { e.LeadId, e.OccurredAt, e.Type, e.Subject, e.Campaign });
    }

    private static Func<IReadOnlyList<SqlExpression>, SqlExpression> JsonExtract(Type type) => arguments =>
        new SqlFunctionExpression("json_extract", [arguments[0], JsonPath(arguments[1])], nullable: true, argumentsPropagateNullability: [false, false], type, typeMapping: null);

    // In quotes, as a point in a key would lead into it.
    private static SqlBinaryExpression JsonPath(SqlExpression key) => Join(Join(new SqlConstantExpression("$.\"", key.TypeMapping), key), new SqlConstantExpression("\"", key.TypeMapping));

    private static SqlBinaryExpression Join(SqlExpression first, SqlExpression second) => new(System.Linq.Expressions.ExpressionType.Add, first, second, typeof(string), first.TypeMapping);

    // Entity Framework marks a running migration with a row; after a crash the row stays and would be waited for without end.
    // Whoever holds the file lock knows that no other process is migrating.
    private async Task ForgetDeadLockAsync(CancellationToken cancellationToken)
    {
        var isThere = await Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'").SingleAsync(cancellationToken);

        if (isThere > 0)
        {
            await Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
        }
    }

    private bool IsFile(string source) => source.Length > 0 && source != ":memory:" && !source.StartsWith("file:", StringComparison.Ordinal)
        && new SqliteConnectionStringBuilder(Database.GetConnectionString()).Mode != SqliteOpenMode.Memory;

    /// <summary>Lets dotnet-ef write migrations without a running database.</summary>
    public sealed class Design : IDesignTimeDbContextFactory<SqliteLeadDb>
    {
        public SqliteLeadDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteLeadDb>().UseSqlite("Data Source=design.db").Options);
    }
}
