namespace LeadDesk.Core.Exchange.Imports.Files;

/// <summary>A row of a table in a file.</summary>
/// <param name="Line">The line (or sheet row) on which it begins, 1 first.</param>
/// <param name="Refusal">Why it could not be read; its cells are then what is known of it.</param>
public readonly record struct TableRow(long Line, string[] Cells, string? Refusal = null)
{
    public bool IsBlank => Refusal is null && Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}

/// <summary>Reads a table forwards, one row at a time, holding no more than one.</summary>
public abstract class TableReader : IDisposable
{
    /// <summary>The next row; false at the end.</summary>
    public abstract bool Read(out TableRow row);

    /// <summary>How many rows there may be, header included, when the file says so.</summary>
    public virtual long? RowCount => null;

    /// <summary>The next row in which something is written.</summary>
    public bool ReadWritten(out TableRow row)
    {
        while (Read(out row))
        {
            if (!row.IsBlank)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
