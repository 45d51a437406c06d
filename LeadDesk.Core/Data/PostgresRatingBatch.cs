using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace LeadDesk.Core.Data;

/// <summary>
/// A few statements for a whole batch. It holds many rows at once, so it never waits long for one that somebody else holds: then it lets
/// go of all and writes them one by one, and nobody's save is ever the victim of a deadlock with it.
/// </summary>
internal sealed class PostgresRatingBatch : RatingBatch
{
    // Well below the second after which PostgreSQL looks for deadlocks.
    private const string Impatient = "SET LOCAL lock_timeout = '100ms'";

    public override async Task<IReadOnlyCollection<long>> WriteAsync(
        LeadDb db, IReadOnlyList<RatedLead> leads, Func<CancellationToken, Task> alsoWrite, CancellationToken cancellationToken)
    {
        try
        {
            return await db.WriteAsync<IReadOnlyCollection<long>>(async ct =>
            {
                await RunAsync(db, Impatient, ct);
                var written = await WriteAsync(db, leads, ct);
                await alsoWrite(ct);
                return written;
            }, cancellationToken);
        }
        catch (PostgresException busy) when (busy.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            return await WriteOneByOneAsync(db, leads, alsoWrite, cancellationToken);
        }
    }

    private static async Task<IReadOnlyCollection<long>> WriteOneByOneAsync(
        LeadDb db, IReadOnlyList<RatedLead> leads, Func<CancellationToken, Task> alsoWrite, CancellationToken cancellationToken)
    {
        var written = new List<long>();

        foreach (var lead in leads)
        {
            written.AddRange(await db.WriteAsync(ct => WriteAsync(db, [lead], ct), cancellationToken));
        }

        await db.WriteAsync(async ct =>
        {
            await alsoWrite(ct);
            return true;
        }, cancellationToken);
        return written;
    }

    private static async Task<IReadOnlyCollection<long>> WriteAsync(LeadDb db, IReadOnlyList<RatedLead> leads, CancellationToken cancellationToken)
    {
        var written = new HashSet<long>();

        foreach (var same in leads.GroupBy(lead => lead.HasMoved))
        {
            await UpdateAsync(db, [.. same], same.Key, written, cancellationToken);
        }

        var news = leads.Where(lead => lead.IsNews && written.Contains(lead.Lead.Id)).ToList();
        var moves = leads.Where(lead => written.Contains(lead.Lead.Id)).SelectMany(lead => lead.Moves.Select(move => (lead.Lead.Id, move))).ToList();
        await AddHistoryAsync(db, news, cancellationToken);
        await AddMovesAsync(db, moves, cancellationToken);
        return written;
    }

    private static async Task UpdateAsync(LeadDb db, IReadOnlyList<RatedLead> leads, bool moved, HashSet<long> written, CancellationToken cancellationToken)
    {
        var columns = RatingColumns.Lead.Where(column => moved || column.Part != RatingParts.Stage).ToList();
        RatingColumn[] all = [.. RatingColumns.Key, .. columns];
        await using var command = Command(db, $"""
            UPDATE "Leads" l SET {string.Join(", ", columns.Select(column => $"\"{column.Name}\" = n.\"{column.Name}\""))}{(moved ? ", \"Version\" = l.\"Version\" + 1" : "")}
            FROM unnest({string.Join(", ", all.Select((_, i) => $"@p{i}"))}) AS n ({string.Join(", ", all.Select((column, i) => i < RatingColumns.Key.Count ? $"key{i}" : $"\"{column.Name}\""))})
            WHERE l."Id" BETWEEN @first AND @last AND l."Id" = n.key0 AND l."Version" = n.key1 AND (l."ScoredAt" IS NULL OR l."ScoredAt" <= n.key2)
            RETURNING l."Id"
            """);

        for (var i = 0; i < all.Length; i++)
        {
            command.Parameters.Add(Parameter($"p{i}", all[i].Values(leads)));
        }

        command.Parameters.Add(new NpgsqlParameter("first", leads[0].Lead.Id));
        command.Parameters.Add(new NpgsqlParameter("last", leads[^1].Lead.Id));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        while (await reader.ReadAsync(cancellationToken))
        {
            written.Add(reader.GetInt64(0));
        }
    }

    private static async Task AddHistoryAsync(LeadDb db, List<RatedLead> news, CancellationToken cancellationToken)
    {
        if (news.Count == 0)
        {
            return;
        }

        var columns = RatingColumns.History;
        await using var command = Command(db, $"""
            INSERT INTO "ScoreChanges" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))})
            SELECT * FROM unnest({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})
            """);

        for (var i = 0; i < columns.Count; i++)
        {
            command.Parameters.Add(Parameter($"p{i}", columns[i].Values(news)));
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task AddMovesAsync(LeadDb db, List<(long LeadId, StageChange Move)> moves, CancellationToken cancellationToken)
    {
        if (moves.Count == 0)
        {
            return;
        }

        await using var command = Command(db, """
            INSERT INTO "StageChanges" ("LeadId", "From", "To", "At", "By", "Reason", "Cycle") SELECT * FROM unnest(@id, @from, @to, @at, @by, @reason, @cycle)
            """);
        command.Parameters.Add(new NpgsqlParameter("id", moves.Select(move => move.LeadId).ToArray()));
        command.Parameters.Add(new NpgsqlParameter("from", moves.Select(move => move.Move.From.Key).ToArray()));
        command.Parameters.Add(new NpgsqlParameter("to", moves.Select(move => move.Move.To.Key).ToArray()));
        command.Parameters.Add(new NpgsqlParameter("at", moves.Select(move => move.Move.At.UtcDateTime).ToArray()));
        command.Parameters.Add(new NpgsqlParameter("by", moves.Select(move => move.Move.By).ToArray()));
        command.Parameters.Add(new NpgsqlParameter("reason", moves.Select(move => move.Move.Reason).ToArray()) { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter("cycle", moves.Select(move => move.Move.Cycle).ToArray()));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // The type of an array of moments is not guessed from its first one, which may be null.
    private static NpgsqlParameter Parameter(string name, Array values)
    {
        var parameter = new NpgsqlParameter(name, values);

        if (values is DateTime?[])
        {
            parameter.NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz;
        }

        return parameter;
    }

    private static async Task RunAsync(LeadDb db, string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(db, sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlCommand Command(LeadDb db, string sql) => new(sql, (NpgsqlConnection)db.Database.GetDbConnection());
}
