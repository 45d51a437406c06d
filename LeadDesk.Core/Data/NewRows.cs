using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Data;

/// <summary>Adds many rows to a table at once, past the context. Call it inside WriteAsync; computed keys of the rows are the caller's to refresh.</summary>
internal abstract class NewRows
{
    public static NewRows Of(LeadDb db) => db is PostgresLeadDb ? new PostgresNewRows() : new SqliteNewRows();

    /// <summary>Adds the rows and gives each its id.</summary>
    public abstract Task AddAsync<T>(LeadDb db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class;

    /// <summary>The ids of the rows whose column is one of these keys, deleted leads included.</summary>
    public async Task<IReadOnlyCollection<long>> FindAsync(LeadDb db, string table, string column, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        await db.Database.OpenConnectionAsync(cancellationToken);

        try
        {
            return await FindAsync(db.Database.GetDbConnection(), $"SELECT \"Id\" FROM \"{table}\" WHERE \"{column}\"", keys, cancellationToken);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    protected abstract Task<IReadOnlyCollection<long>> FindAsync(DbConnection connection, string select, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);
}
