using System.Data;
using System.Linq.Expressions;
using LeadDesk.Core.Data.Mapping;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace LeadDesk.Core.Data;

public sealed class PostgresLeadDb(DbContextOptions<PostgresLeadDb> options) : LeadDb(options)
{
    /// <summary>"LeadDesk" as a number: the key of the advisory lock under which one process at a time migrates.</summary>
    private const long MigrationLock = 0x4C656164_4465736B;

    public override async Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
        {
            return await work(cancellationToken);
        }

        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        var result = await work(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    public override async Task HoldAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        // Always in the same order, so that two holders never wait for each other.
        foreach (var key in keys.Distinct().Order(StringComparer.Ordinal))
        {
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({key}, 0))", cancellationToken);
        }
    }

    public override bool IsUniqueViolation(DbUpdateException failure) =>
        failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override bool IsDeadlock(DbUpdateException failure) => failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected };

    public override async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        await CreateDatabaseAsync(cancellationToken);
        await Database.OpenConnectionAsync(cancellationToken);

        // The server gives the lock back when the connection ends, however it ends.
        try
        {
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancellationToken);
            await Database.MigrateAsync(cancellationToken);
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", cancellationToken);
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Lead>().Property(lead => lead.Custom).HasColumnType("jsonb");
        builder.Entity<Lead>().Property(lead => lead.Answered).HasColumnType("jsonb");

        // An index can hold it only when it is stored.
        builder.Entity<Lead>().Property(lead => lead.InQueue).HasComputedColumnSql(LeadMapping.InQueue, stored: true);
        MapCustomFunctions(
            builder,
            "jsonb",
            JsonText,
            arguments => new SqlUnaryExpression(ExpressionType.Convert, JsonText(arguments), typeof(double), new DoubleTypeMapping("double precision")),
            arguments => new SqlUnaryExpression(ExpressionType.Convert, JsonText(arguments), typeof(bool), new BoolTypeMapping("boolean")));
    }

    private static SqlFunctionExpression JsonText(IReadOnlyList<SqlExpression> arguments) =>
        new("jsonb_extract_path_text", arguments, nullable: true, argumentsPropagateNullability: [false, false], typeof(string), new StringTypeMapping("text", DbType.String));

    private async Task CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            var creator = Database.GetService<IRelationalDatabaseCreator>();

            if (!await creator.ExistsAsync(cancellationToken))
            {
                await creator.CreateAsync(cancellationToken);
            }
        }
        catch (PostgresException failure) when (failure.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // The other process was first.
        }
    }

    /// <summary>Lets dotnet-ef write migrations without a running database.</summary>
    public sealed class Design : IDesignTimeDbContextFactory<PostgresLeadDb>
    {
        public PostgresLeadDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresLeadDb>().UseNpgsql("Host=design").Options);
    }
}
