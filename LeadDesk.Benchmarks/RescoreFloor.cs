using System.Data.Common;
using System.Diagnostics;
using LeadDesk.Core.Data;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace LeadDesk.Benchmarks;

/// <summary>
/// The least that rescoring can take without LeadDesk, in a bare ADO.NET loop: reading of every lead what scoring needs, reading every event
/// in lead order, writing five score columns of every lead of the same table with its indexes, and a row of score history for each.
/// </summary>
internal sealed class RescoreFloor(DbConnection connection, int leads)
{
    private const int Chunk = 20_000;

    private const string Leads = """
        SELECT l."Id", l."Version", l."Stage", l."Score", l."Fit", l."Engagement", l."Cell", l."Coverage", l."ModelVersionId", l."ScoredAt", l."CellChangesAt", l."LastSignalAt",
            l."Email", l."JobTitle", l."Department", l."Country", l."Source", a."Name", a."Industry", a."Employees", a."Tier"
        FROM "Leads" l LEFT JOIN "Accounts" a ON a."Id" = l."AccountId" WHERE l."DeletedAt" IS NULL ORDER BY l."Id"
        """;

    private const string Events = """SELECT "LeadId", "OccurredAt", "Type", "Subject" FROM "Events" ORDER BY "LeadId", "OccurredAt" """;

    // Each column's kind: i whole number, d number, t moment, s text.
    private const string LeadKinds = "iisdddsditttsssssssis", EventKinds = "itss";

    private const string Update = """UPDATE "Leads" SET "Score" = @s, "Fit" = @f, "Engagement" = @e, "CellRank" = @r, "CellChangesAt" = @c WHERE "Id" = @id""";

    private const string Insert = """INSERT INTO "ScoreChanges" ("LeadId", "At", "Score", "Fit", "Engagement", "Cell", "Cause") VALUES (@id, @c, @s, @f, @e, 'B2', 'floor')""";

    /// <summary>Seconds of the reading and of the writing, and what one row of history for each lead adds.</summary>
    public static async Task<(double Reading, double Writing, double History)> MeasureAsync(DatabaseOptions database, int leads)
    {
        await using DbConnection connection = database.Provider == DatabaseProvider.Postgres ? new NpgsqlConnection(database.ConnectionString) : new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        var floor = new RescoreFloor(connection, leads);

        if (connection is SqliteConnection)
        {
            await floor.RunAsync("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824; PRAGMA temp_store = MEMORY;");
        }

        var reading = Time(() => floor.Read(Leads, LeadKinds)) + Time(() => floor.Read(Events, EventKinds));
        return (reading, Time(() => floor.Write(Update)), Time(() => floor.Write(Insert)));
    }

    private static double Time(Action run)
    {
        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        run();
        Console.WriteLine($"  floor: {watch.Elapsed.TotalSeconds:0.0} s, processor {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.0} s");
        return watch.Elapsed.TotalSeconds;
    }

    private async Task RunAsync(string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private void Read(string sql, string kinds)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        using var reader = command.ExecuteReader();

        while (reader.Read())
        {
            reader.GetInt64(0);

            for (var i = 1; i < reader.FieldCount; i++)
            {
                Read(reader, i, kinds);
            }
        }
    }

    // Without boxes, as a careful hand would.
    private static void Read(DbDataReader reader, int at, string kinds)
    {
        if (reader.IsDBNull(at))
        {
            return;
        }

        switch (kinds[at])
        {
            case 'i':
                reader.GetInt32(at);
                break;
            case 'd':
                reader.GetDouble(at);
                break;
            case 't':
                reader.GetDateTime(at);
                break;
            default:
                reader.GetString(at);
                break;
        }
    }

    private void Write(string sql)
    {
        for (var from = 0; from < leads; from += Chunk)
        {
            if (connection is NpgsqlConnection postgres)
            {
                WriteBatch(postgres, sql, from, Math.Min(Chunk, leads - from));
            }
            else
            {
                WriteRows((SqliteConnection)connection, sql, from, Math.Min(Chunk, leads - from));
            }
        }
    }

    private static void WriteRows(SqliteConnection sqlite, string sql, int from, int many)
    {
        using var transaction = sqlite.BeginTransaction();
        using var command = new SqliteCommand(sql, sqlite, transaction);
        var (id, s, f, e) = (command.Parameters.AddWithValue("@id", 0L), command.Parameters.AddWithValue("@s", 0d), command.Parameters.AddWithValue("@f", 0d), command.Parameters.AddWithValue("@e", 0d));
        var (r, c) = (new SqliteParameter("@r", SqliteType.Integer), command.Parameters.AddWithValue("@c", ""));

        if (sql == Update)
        {
            command.Parameters.Add(r);
        }

        for (var i = from + 1; i <= from + many; i++)
        {
            (id.Value, s.Value, f.Value, e.Value, r.Value, c.Value) = ((long)i, ScoreOf(i), ScoreOf(i + 1), ScoreOf(i + 2), RankOf(i), ChangeOf(i));
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static void WriteBatch(NpgsqlConnection postgres, string sql, int from, int many)
    {
        var ids = Enumerable.Range(from + 1, many).ToArray();
        using var command = new NpgsqlCommand(
            sql == Update
                ? """
                  UPDATE "Leads" l SET "Score" = n.s, "Fit" = n.f, "Engagement" = n.e, "CellRank" = n.r, "CellChangesAt" = n.c
                  FROM unnest(@id, @s, @f, @e, @r, @c) AS n(id, s, f, e, r, c) WHERE l."Id" = n.id
                  """
                : """
                  INSERT INTO "ScoreChanges" ("LeadId", "At", "Score", "Fit", "Engagement", "Cell", "Cause")
                  SELECT n.id, n.c, n.s, n.f, n.e, 'B2', 'floor' FROM unnest(@id, @s, @f, @e, @r, @c) AS n(id, s, f, e, r, c)
                  """,
            postgres);
        command.Parameters.AddWithValue("id", NpgsqlDbType.Array | NpgsqlDbType.Bigint, Array.ConvertAll(ids, i => (long)i));
        command.Parameters.AddWithValue("s", Array.ConvertAll(ids, ScoreOf));
        command.Parameters.AddWithValue("f", Array.ConvertAll(ids, i => ScoreOf(i + 1)));
        command.Parameters.AddWithValue("e", Array.ConvertAll(ids, i => ScoreOf(i + 2)));
        command.Parameters.AddWithValue("r", Array.ConvertAll(ids, RankOf));
        command.Parameters.AddWithValue("c", Array.ConvertAll(ids, ChangeOf));
        command.ExecuteNonQuery();
    }

    private static double ScoreOf(int i) => i * 7919L % 1000 / 10d;
    private static int RankOf(int i) => 1 + (i % 16);
    private static DateTime ChangeOf(int i) => new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(i * 104729L % 200_000);
}
