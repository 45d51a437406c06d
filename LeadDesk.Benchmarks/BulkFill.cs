using System.Data.Common;
using System.Reflection;
using LeadDesk.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadDesk.Benchmarks;

/// <summary>Fills the tables of an empty desk as fast as the database can: without indexes, which are made again at the end.</summary>
internal sealed class BulkFill : IAsyncDisposable
{
    private readonly LeadDb db;
    private readonly List<string> indexes = [];

    private BulkFill(LeadDb db) => this.db = db;

    private DbConnection Connection => db.Database.GetDbConnection();
    private bool IsSqlite => Connection is SqliteConnection;

    public static async Task<BulkFill> StartAsync(LeadDb db)
    {
        var fill = new BulkFill(db);
        await db.Database.OpenConnectionAsync();

        if (fill.IsSqlite)
        {
            await fill.RunAsync("PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;");
        }

        var dropped = fill.IsSqlite
            ? "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('Leads', 'Events', 'Accounts')"
            : """SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('Leads', 'Events', 'Accounts') AND indexname NOT LIKE 'PK%'""";

        foreach (var (name, sql) in await fill.PairsAsync(dropped))
        {
            await fill.RunAsync($"DROP INDEX \"{name}\"");
            fill.indexes.Add(sql);
        }

        return fill;
    }

    /// <param name="rows">With the id that each row gets.</param>
    public async Task AddAsync<T>(IEnumerable<(long Id, T Row)> rows)
        where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var table = type.GetTableName()!;
        var columns = type.GetProperties().Where(property => property.GetComputedColumnSql() is null).Select(property => new Column(
            property.GetColumnName(), property.GetColumnType(), property.IsPrimaryKey() ? null : property.PropertyInfo!, property.GetTypeMapping().Converter?.ConvertToProvider)).ToArray();
        var last = IsSqlite ? Insert(table, columns, rows) : await CopyAsync(table, columns, rows);

        if (!IsSqlite)
        {
            await RunAsync($"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'Id'), {Math.Max(1, last)})");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sql in indexes)
        {
            await RunAsync(sql);
        }

        await RunAsync(IsSqlite ? "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode" : "VACUUM ANALYZE");
        await db.Database.CloseConnectionAsync();
    }

    private long Insert<T>(string table, Column[] columns, IEnumerable<(long Id, T Row)> rows)
        where T : class
    {
        using var transaction = (SqliteTransaction)Connection.BeginTransaction();
        using var command = new SqliteCommand(
            $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})",
            (SqliteConnection)Connection, transaction);
        var parameters = columns.Select((_, i) => command.Parameters.AddWithValue($"@p{i}", DBNull.Value)).ToArray();
        var last = 0L;

        foreach (var (id, row) in rows)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                parameters[i].Value = columns[i].Of(id, row) ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
            last = id;
        }

        transaction.Commit();
        return last;
    }

    private async Task<long> CopyAsync<T>(string table, Column[] columns, IEnumerable<(long Id, T Row)> rows)
        where T : class
    {
        await using var copy = await ((NpgsqlConnection)Connection).BeginBinaryImportAsync(
            $"COPY \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) FROM STDIN (FORMAT BINARY)");
        copy.Timeout = TimeSpan.FromHours(1);
        var last = 0L;

        foreach (var (id, row) in rows)
        {
            await copy.StartRowAsync();

            foreach (var column in columns)
            {
                if (column.Of(id, row) is { } value)
                {
                    await copy.WriteAsync(value, column.BareType);
                }
                else
                {
                    await copy.WriteNullAsync();
                }
            }

            last = id;
        }

        await copy.CompleteAsync();
        return last;
    }

    private async Task<List<(string First, string Second)>> PairsAsync(string sql)
    {
        var found = new List<(string, string)>();
        await using var command = Connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();

        while (await reader.ReadAsync())
        {
            found.Add((reader.GetString(0), reader.GetString(1)));
        }

        return found;
    }

    private async Task RunAsync(string sql)
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Column(string Name, string Type, PropertyInfo? Property, Func<object?, object?>? Convert)
    {
        /// <summary>Without its length.</summary>
        public string BareType { get; } = Type.Split('(')[0];

        public object? Of(long id, object row) =>
            Property is null ? id : Property.GetValue(row) is { } value ? Convert is null ? value : Convert(value) : null;
    }
}
