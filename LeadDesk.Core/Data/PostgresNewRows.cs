using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadDesk.Core.Data;

/// <summary>By COPY, with ids taken from the table's own sequence before.</summary>
internal sealed class PostgresNewRows : NewRows
{
    public override async Task AddAsync<T>(LeadDb db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var columns = TableColumns<T>.Of(db);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();

        if (columns.SetId is not null)
        {
            await GiveIdsAsync(connection, columns, rows, cancellationToken);
        }

        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{columns.Table}\" ({columns.Names}) FROM STDIN (FORMAT BINARY)", cancellationToken);

        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);

            foreach (var column in columns.All)
            {
                if (column.Of(row) is { } value)
                {
                    await copy.WriteAsync(value, column.BareType, cancellationToken);
                }
                else
                {
                    await copy.WriteNullAsync(cancellationToken);
                }
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    protected override async Task<IReadOnlyCollection<long>> FindAsync(DbConnection connection, string select, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var found = new HashSet<long>();
        await using var find = new NpgsqlCommand($"{select} = ANY($1)", (NpgsqlConnection)connection);
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. keys] });
        await using var reader = await find.ExecuteReaderAsync(cancellationToken);

        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetInt64(0));
        }

        return found;
    }

    private static async Task GiveIdsAsync<T>(NpgsqlConnection connection, TableColumns<T> columns, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        await using var next = new NpgsqlCommand($"SELECT nextval(pg_get_serial_sequence('\"{columns.Table}\"', 'Id')) FROM generate_series(1, $1)", connection);
        next.Parameters.Add(new NpgsqlParameter<int> { TypedValue = rows.Count });
        await using var ids = await next.ExecuteReaderAsync(cancellationToken);

        foreach (var row in rows)
        {
            await ids.ReadAsync(cancellationToken);
            columns.SetId!(row, ids.GetInt64(0));
        }
    }
}
