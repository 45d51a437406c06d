using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Data;

/// <summary>Row by row with one prepared statement. Whoever writes is alone, so that the next id is known.</summary>
internal sealed class SqliteNewRows : NewRows
{
    public override Task AddAsync<T>(LeadDb db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return Task.CompletedTask;
        }

        var columns = TableColumns<T>.Of(db);
        var connection = db.Database.GetDbConnection();
        var last = columns.SetId is null ? 0 : LastId(connection, columns.Table);
        using var insert = new SqliteStatement(connection, $"INSERT INTO \"{columns.Table}\" ({columns.Names}) VALUES ({string.Join(", ", columns.All.Select((_, at) => $"?{at + 1}"))})");

        foreach (var row in rows)
        {
            columns.SetId?.Invoke(row, ++last);

            for (var at = 0; at < columns.All.Count; at++)
            {
                columns.All[at].Bind(insert, at + 1, row);
            }

            insert.Run();
        }

        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyCollection<long>> FindAsync(DbConnection connection, string select, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var found = new HashSet<long>();
        using var find = new SqliteStatement(connection, $"{select} = ?1");

        foreach (var key in keys)
        {
            find.Bind(1, key);

            while (find.Step())
            {
                found.Add(find.Number(0));
            }

            find.Reset();
        }

        return Task.FromResult<IReadOnlyCollection<long>>(found);
    }

    private static long LastId(DbConnection connection, string table)
    {
        using var last = new SqliteStatement(connection, "SELECT seq FROM sqlite_sequence WHERE name = ?1");
        last.Bind(1, table);
        return last.Step() ? last.Number(0) : 0;
    }
}
