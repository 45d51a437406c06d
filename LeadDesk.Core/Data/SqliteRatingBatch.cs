using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Data;

/// <summary>Row by row with prepared statements, one for each set of indexed columns that changes.</summary>
internal sealed class SqliteRatingBatch : RatingBatch
{
    public override Task<IReadOnlyCollection<long>> WriteAsync(
        LeadDb db, IReadOnlyList<RatedLead> leads, Func<CancellationToken, Task> alsoWrite, CancellationToken cancellationToken) =>
        db.WriteAsync<IReadOnlyCollection<long>>(async ct =>
        {
            var written = Write(db.Database.GetDbConnection(), leads, ct);
            await alsoWrite(ct);
            return written;
        }, cancellationToken);

    private static List<long> Write(DbConnection connection, IReadOnlyList<RatedLead> leads, CancellationToken cancellationToken)
    {
        var written = new List<long>(leads.Count);
        var updates = new Dictionary<RatingParts, (SqliteStatement Statement, RatingColumn[] Columns)>();
        using var history = Insert(connection, "ScoreChanges", RatingColumns.History.Select(column => column.Name));
        using var moves = Insert(connection, "StageChanges", ["LeadId", "From", "To", "At", "By", "Reason", "Cycle"]);

        try
        {
            foreach (var lead in leads)
            {
                cancellationToken.ThrowIfCancellationRequested();

                if (Update(connection, updates, lead))
                {
                    written.Add(lead.Lead.Id);
                    AddHistory(history, moves, lead);
                }
            }
        }
        finally
        {
            foreach (var (statement, _) in updates.Values)
            {
                statement.Dispose();
            }
        }

        return written;
    }

    private static bool Update(DbConnection connection, Dictionary<RatingParts, (SqliteStatement Statement, RatingColumn[] Columns)> updates, RatedLead lead)
    {
        if (!updates.TryGetValue(lead.Parts, out var update))
        {
            updates[lead.Parts] = update = Update(connection, lead.Parts);
        }

        Bind(update.Statement, update.Columns, lead);
        return update.Statement.Run() == 1;
    }

    private static (SqliteStatement Statement, RatingColumn[] Columns) Update(DbConnection connection, RatingParts parts)
    {
        var columns = RatingColumns.Lead.Where(column => column.IsIn(parts)).ToArray();
        var sets = columns.Select((column, i) => $"\"{column.Name}\" = ?{i + 1}");
        var sql = $"""
            UPDATE "Leads" SET {string.Join(", ", sets)}{(parts.HasFlag(RatingParts.Stage) ? ", \"Version\" = \"Version\" + 1" : "")}
            WHERE "Id" = ?{columns.Length + 1} AND "Version" = ?{columns.Length + 2} AND ("ScoredAt" IS NULL OR "ScoredAt" <= ?{columns.Length + 3})
            """;
        return (new(connection, sql), [.. columns, .. RatingColumns.Key]);
    }

    private static void AddHistory(SqliteStatement history, SqliteStatement moves, RatedLead lead)
    {
        if (lead.IsNews)
        {
            Bind(history, RatingColumns.History, lead);
            history.Run();
        }

        foreach (var move in lead.Moves)
        {
            moves.Bind(1, lead.Lead.Id);
            moves.Bind(2, move.From.Key);
            moves.Bind(3, move.To.Key);
            moves.Bind(4, move.At.UtcDateTime);
            moves.Bind(5, move.By);
            moves.Bind(6, move.Reason);
            moves.Bind(7, move.Cycle);
            moves.Run();
        }
    }

    private static SqliteStatement Insert(DbConnection connection, string table, IEnumerable<string> columns)
    {
        var names = columns.ToList();
        return new(connection, $"INSERT INTO \"{table}\" ({string.Join(", ", names.Select(name => $"\"{name}\""))}) VALUES ({string.Join(", ", names.Select((_, i) => $"?{i + 1}"))})");
    }

    private static void Bind(SqliteStatement statement, IReadOnlyList<RatingColumn> columns, RatedLead lead)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            columns[i].Bind(statement, i + 1, lead);
        }
    }
}
