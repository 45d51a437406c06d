using System.Data.Common;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadDesk.Core.Data;

/// <summary>Reads the events of some leads row by row. Ask for the leads in the order of their ids.</summary>
internal abstract class SignalReading : IDisposable
{
    private const string Columns = """SELECT "OccurredAt", "Type", "Subject", "Campaign", "LeadId" FROM "Events" WHERE "LeadId" """;

    /// <param name="leads">All that will be asked for, in that order.</param>
    public static async Task<SignalReading> StartAsync(LeadDb db, long[] leads, TextPool pool, CancellationToken cancellationToken) =>
        db.Database.GetDbConnection() is NpgsqlConnection postgres
            ? await OnPostgres.StartAsync(postgres, leads, cancellationToken)
            : new OnSqlite(db.Database.GetDbConnection(), pool);

    /// <summary>Adds the stored events of the lead in no certain order.</summary>
    public abstract void Read(long leadId, List<Signal> signals);

    public abstract void Dispose();

    private sealed class OnSqlite(DbConnection connection, TextPool pool) : SignalReading
    {
        private readonly SqliteStatement events = new(connection, Columns + "= ?1");

        public override void Dispose() => events.Dispose();

        public override void Read(long leadId, List<Signal> signals)
        {
            events.Bind(1, leadId);

            while (events.Step())
            {
                var type = pool.Get(events.Bytes(1));
                signals.Add(new(type, new(SqliteMoment.Read(events.Bytes(0))), Text(2), Text(3)));
            }

            events.Reset();
        }

        private string? Text(int column)
        {
            var text = events.Bytes(column);
            return text.IsEmpty && events.IsNull(column) ? null : pool.Get(text);
        }
    }

    private sealed class OnPostgres(NpgsqlCommand command, NpgsqlDataReader events) : SignalReading
    {
        private long next = -1;

        public static async Task<SignalReading> StartAsync(NpgsqlConnection connection, long[] leads, CancellationToken cancellationToken)
        {
            var command = new NpgsqlCommand(Columns + """= ANY($1) ORDER BY "LeadId" """, connection);
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = leads });
            return new OnPostgres(command, await command.ExecuteReaderAsync(cancellationToken));
        }

        public override void Dispose()
        {
            events.Dispose();
            command.Dispose();
        }

        public override void Read(long leadId, List<Signal> signals)
        {
            while (next < leadId)
            {
                next = Next();
            }

            for (; next == leadId; next = Next())
            {
                signals.Add(new(events.GetString(1), new(events.GetDateTime(0)), Text(2), Text(3)));
            }
        }

        private long Next() => events.Read() ? events.GetInt64(4) : long.MaxValue;

        private string? Text(int column) => events.IsDBNull(column) ? null : events.GetString(column);
    }
}
