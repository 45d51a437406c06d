using System.Data.Common;
using System.Runtime.InteropServices;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadDesk.Core.Data;

/// <summary>Reads the events of many leads in one go, lead by lead. Ask for the leads in the order of their ids.</summary>
internal abstract class SignalReading : IDisposable
{
    private readonly List<Signal> signals = [];
    private long next = -1;

    public static async Task<SignalReading> StartAsync(LeadDb db, long after, long upTo, TextPool pool, CancellationToken cancellationToken) =>
        db.Database.GetDbConnection() is NpgsqlConnection postgres
            ? await OnPostgres.StartAsync(postgres, after, upTo, cancellationToken)
            : new OnSqlite(db.Database.GetDbConnection(), after, upTo, pool);

    /// <summary>The stored events of the lead in no certain order, good until the next lead.</summary>
    public ReadOnlySpan<Signal> Of(long leadId)
    {
        signals.Clear();

        while (next < leadId)
        {
            next = Next();
        }

        while (next == leadId)
        {
            signals.Add(Signal());
            next = Next();
        }

        return CollectionsMarshal.AsSpan(signals);
    }

    public abstract void Dispose();

    /// <summary>Goes to the next event and says whose it is; past the last one it is nobody's.</summary>
    protected abstract long Next();
    protected abstract Signal Signal();

    private static string Sql(string after, string upTo) =>
        $"""SELECT "LeadId", "OccurredAt", "Type", "Subject", "Campaign" FROM "Events" WHERE "LeadId" > {after} AND "LeadId" <= {upTo} ORDER BY "LeadId" """;

    private sealed class OnSqlite : SignalReading
    {
        private readonly SqliteStatement events;
        private readonly TextPool pool;

        public OnSqlite(DbConnection connection, long after, long upTo, TextPool pool)
        {
            this.pool = pool;
            events = new(connection, Sql("?1", "?2"));
            events.Bind(1, after);
            events.Bind(2, upTo);
        }

        public override void Dispose() => events.Dispose();

        protected override long Next() => events.Step() ? events.Number(0) : long.MaxValue;

        protected override Signal Signal()
        {
            var type = pool.Get(events.Bytes(2));
            return new(type, new(SqliteMoment.Read(events.Bytes(1))), Text(3), Text(4));
        }

        private string? Text(int column)
        {
            var text = events.Bytes(column);
            return text.IsEmpty && events.IsNull(column) ? null : pool.Get(text);
        }
    }

    private sealed class OnPostgres(NpgsqlCommand command, NpgsqlDataReader events) : SignalReading
    {
        public static async Task<SignalReading> StartAsync(NpgsqlConnection connection, long after, long upTo, CancellationToken cancellationToken)
        {
            var command = new NpgsqlCommand(Sql("$1", "$2"), connection);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = upTo });
            return new OnPostgres(command, await command.ExecuteReaderAsync(cancellationToken));
        }

        public override void Dispose()
        {
            events.Dispose();
            command.Dispose();
        }

        protected override long Next() => events.Read() ? events.GetInt64(0) : long.MaxValue;

        protected override Signal Signal() => new(events.GetString(2), new(events.GetDateTime(1)), Text(3), Text(4));

        private string? Text(int column) => events.IsDBNull(column) ? null : events.GetString(column);
    }
}
