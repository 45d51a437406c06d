using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LeadDesk.Core.Data;

/// <summary>A prepared statement without ADO.NET around it, which costs more than many a statement itself.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private bool isUnderWay;

    /// <param name="connection">An open connection to SQLite.</param>
    public SqliteStatement(DbConnection connection, string sql)
    {
        database = ((SqliteConnection)connection).Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <summary>Binds a text, number or moment; places count from 1.</summary>
    public void Bind<T>(int place, T value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        double number => raw.sqlite3_bind_double(statement, place, number),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        bool yes => raw.sqlite3_bind_int(statement, place, yes ? 1 : 0),
        int number => raw.sqlite3_bind_int(statement, place, number),
        DateTime moment => raw.sqlite3_bind_text(statement, place, SqliteMoment.Write(moment, stackalloc byte[SqliteMoment.Length])),
        DateOnly day => raw.sqlite3_bind_text(statement, place, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        string text => raw.sqlite3_bind_text(statement, place, text),
        _ => throw new ArgumentException($"A {typeof(T).Name} cannot be bound.", nameof(value)),
    });

    /// <summary>Goes to the next row, or does the statement.</summary>
    /// <returns>Whether there is a row.</returns>
    public bool Step()
    {
        // With a shared cache, in memory, a reader stands in a writer's way; in a file, whoever tidies up its log. Only for a moment.
        for (var tries = 0; ; tries++)
        {
            var code = raw.sqlite3_step(statement);

            if (code == raw.SQLITE_ROW)
            {
                return isUnderWay = true;
            }

            if ((code & 0xFF) is not (raw.SQLITE_LOCKED or raw.SQLITE_BUSY) || isUnderWay || tries > Patience.TotalMilliseconds)
            {
                Check(code);
                return false;
            }

            raw.sqlite3_reset(statement);
            Thread.Sleep(1);
        }
    }

    /// <summary>Does the statement once and says how many rows it changed.</summary>
    public int Run()
    {
        Step();
        Reset();
        return raw.sqlite3_changes(database);
    }

    /// <summary>Makes ready for another run.</summary>
    public void Reset()
    {
        raw.sqlite3_reset(statement);
        isUnderWay = false;
    }

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public double Real(int column) => raw.sqlite3_column_double(statement, column);

    /// <summary>A text's bytes, empty for null; good until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            throw new SqliteException($"{raw.sqlite3_errmsg(database).utf8_to_string()} ({code})", code & 0xFF, code);
        }
    }
}
