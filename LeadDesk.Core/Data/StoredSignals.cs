using System.Runtime.InteropServices;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadDesk.Core.Data;

/// <summary>
/// The events of a slice of leads: unpacked where they are packed, read row by row where they are not, and then packed for the next time.
/// Ask for the leads in the order of their ids.
/// </summary>
internal sealed class StoredSignals : IDisposable
{
    private const string Sql = """SELECT "LeadId", "Stamp", "Signals" FROM "PackedSignals" """;

    private readonly List<Signal> signals = [];
    private readonly List<PackedSignals> fresh = [];
    private readonly List<PackedSignals> packed;
    private readonly SignalReading? events;
    private readonly SignalPacking packing;
    private int next;

    private StoredSignals(List<PackedSignals> packed, SignalReading? events, TextPool pool) => (this.packed, this.events, packing) = (packed, events, new(pool));

    /// <summary>What was packed on the way, to be stored together with the ratings.</summary>
    public IReadOnlyList<PackedSignals> Fresh => fresh;

    /// <param name="after">The leads with higher ids than this one …</param>
    /// <param name="upTo">… up to and with this one.</param>
    public static async Task<StoredSignals> ReadAsync(LeadDb db, long after, long upTo, TextPool pool, CancellationToken cancellationToken)
    {
        // The stamps first: an event that comes after them is seen by its rows, or makes the stamp another one.
        var found = db.Database.GetDbConnection() is NpgsqlConnection postgres ? await ReadAsync(postgres, after, upTo, cancellationToken) : Read(db, after, upTo);
        var open = found.Where(lead => !SignalPacking.CanUnpack(lead.Signals)).Select(lead => lead.LeadId).ToArray();
        return new(found, open.Length == 0 ? null : await SignalReading.StartAsync(db, open, pool, cancellationToken), pool);
    }

    /// <summary>The stored events of the lead in no certain order, good until the next lead.</summary>
    public ReadOnlySpan<Signal> Of(long leadId)
    {
        signals.Clear();

        while (next < packed.Count && packed[next].LeadId < leadId)
        {
            next++;
        }

        if (next < packed.Count && packed[next] is var lead && lead.LeadId == leadId)
        {
            Add(lead);
        }

        return CollectionsMarshal.AsSpan(signals);
    }

    /// <summary>Keeps packed events, unless an event of the lead has changed since they were read. Gives way to whoever holds one of them.</summary>
    public static async Task StoreAsync(LeadDb db, IReadOnlyList<PackedSignals> fresh, CancellationToken cancellationToken)
    {
        if (fresh.Count == 0)
        {
            return;
        }

        try
        {
            await db.WriteAsync(async ct =>
            {
                if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
                {
                    await StoreAsync(postgres, fresh, ct);
                }
                else
                {
                    Store(db, fresh);
                }

                return true;
            }, cancellationToken);
        }
        catch (PostgresException busy) when (busy.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            // They are packed another time.
        }
    }

    public void Dispose() => events?.Dispose();

    private void Add(PackedSignals lead)
    {
        if (lead.Signals is { } bytes && packing.TryUnpack(bytes, signals))
        {
            return;
        }

        events!.Read(lead.LeadId, signals);
        fresh.Add(new() { LeadId = lead.LeadId, Stamp = lead.Stamp, Signals = SignalPacking.Pack(CollectionsMarshal.AsSpan(signals)) });
    }

    private static List<PackedSignals> Read(LeadDb db, long after, long upTo)
    {
        var found = new List<PackedSignals>();
        using var rows = new SqliteStatement(db.Database.GetDbConnection(), Sql + """WHERE "LeadId" > ?1 AND "LeadId" <= ?2 ORDER BY "LeadId" """);
        rows.Bind(1, after);
        rows.Bind(2, upTo);

        while (rows.Step())
        {
            found.Add(new() { LeadId = rows.Number(0), Stamp = rows.Number(1), Signals = rows.Bytes(2) is { IsEmpty: false } bytes ? bytes.ToArray() : null });
        }

        return found;
    }

    private static async Task<List<PackedSignals>> ReadAsync(NpgsqlConnection postgres, long after, long upTo, CancellationToken cancellationToken)
    {
        var found = new List<PackedSignals>();
        await using var command = new NpgsqlCommand(Sql + """WHERE "LeadId" > $1 AND "LeadId" <= $2 ORDER BY "LeadId" """, postgres);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = upTo });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);

        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(new() { LeadId = rows.GetInt64(0), Stamp = rows.GetInt64(1), Signals = rows.IsDBNull(2) ? null : rows.GetFieldValue<byte[]>(2) });
        }

        return found;
    }

    private static void Store(LeadDb db, IReadOnlyList<PackedSignals> fresh)
    {
        using var update = new SqliteStatement(db.Database.GetDbConnection(), """UPDATE "PackedSignals" SET "Signals" = ?1 WHERE "LeadId" = ?2 AND "Stamp" = ?3""");

        foreach (var lead in fresh)
        {
            update.Bind(1, lead.Signals);
            update.Bind(2, lead.LeadId);
            update.Bind(3, lead.Stamp);
            update.Run();
        }
    }

    private static async Task StoreAsync(NpgsqlConnection postgres, IReadOnlyList<PackedSignals> fresh, CancellationToken cancellationToken)
    {
        await using var impatient = new NpgsqlCommand("SET LOCAL lock_timeout = '100ms'", postgres);
        await impatient.ExecuteNonQueryAsync(cancellationToken);
        await using var command = new NpgsqlCommand("""
            UPDATE "PackedSignals" p SET "Signals" = n.signals FROM unnest($1, $2, $3) AS n (id, stamp, signals) WHERE p."LeadId" = n.id AND p."Stamp" = n.stamp
            """, postgres);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. fresh.Select(lead => lead.LeadId)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. fresh.Select(lead => lead.Stamp)] });
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. fresh.Select(lead => lead.Signals!)] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
