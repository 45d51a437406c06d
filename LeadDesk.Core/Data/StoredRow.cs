using System.Data.Common;
using System.Globalization;

namespace LeadDesk.Core.Data;

/// <summary>The row at which a reading stands, in either database. Columns count from 0; ask for a value only if it is not null.</summary>
internal abstract class StoredRow : IDisposable
{
    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public abstract bool Read();

    public abstract bool IsNull(int column);
    public abstract string Text(int column);
    public abstract long Number(int column);
    public abstract double Real(int column);
    public abstract bool Flag(int column);
    public abstract DateTime Moment(int column);
    public abstract DateOnly Day(int column);
    public abstract void Dispose();
}

/// <summary>Without ADO.NET between, which takes longer than SQLite itself.</summary>
internal sealed class SqliteRow(SqliteStatement statement, TextPool pool) : StoredRow
{
    public override bool Read() => statement.Step();
    public override bool IsNull(int column) => statement.IsNull(column);
    public override string Text(int column) => pool.Get(statement.Bytes(column));
    public override long Number(int column) => statement.Number(column);
    public override double Real(int column) => statement.Real(column);
    public override bool Flag(int column) => statement.Number(column) != 0;
    public override DateTime Moment(int column) => SqliteMoment.Read(statement.Bytes(column));
    public override DateOnly Day(int column) => DateOnly.Parse(Text(column), CultureInfo.InvariantCulture);
    public override void Dispose() => statement.Dispose();
}

internal sealed class PostgresRow(DbCommand command, DbDataReader reader) : StoredRow
{
    public override bool Read() => reader.Read();
    public override bool IsNull(int column) => reader.IsDBNull(column);
    public override string Text(int column) => reader.GetString(column);
    public override long Number(int column) => reader.GetFieldType(column) == typeof(int) ? reader.GetInt32(column) : reader.GetInt64(column);
    public override double Real(int column) => reader.GetDouble(column);
    public override bool Flag(int column) => reader.GetBoolean(column);
    public override DateTime Moment(int column) => reader.GetDateTime(column);
    public override DateOnly Day(int column) => reader.GetFieldValue<DateOnly>(column);

    public override void Dispose()
    {
        reader.Dispose();
        command.Dispose();
    }
}
