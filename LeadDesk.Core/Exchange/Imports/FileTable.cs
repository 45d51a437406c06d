using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Exchange.Imports.Files;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>A file's rows behind its header.</summary>
internal sealed class FileTable : IDisposable
{
    private FileTable(TableReader rows, IReadOnlyList<string> columns) => (Rows, Columns) = (rows, columns);

    public TableReader Rows { get; }

    /// <summary>Distinct names, in the order of the file.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Refused when there is no header to go by.</summary>
    public static Outcome TryOpen(TableFile file, out FileTable? table)
    {
        table = null;
        TableReader? reader = null;

        try
        {
            reader = file.Open();
            var outcome = Header(reader, out var header);
            table = outcome.Succeeded ? new FileTable(reader, ColumnNames.Of(header)) : null;
            return outcome;
        }
        catch (Exception failure) when (file.IsWorkbook && failure is not OutOfMemoryException)
        {
            return Outcome.Refuse("The workbook is damaged: its sheet cannot be read. Nothing was kept. Open it in Excel, save it again, and choose that file.");
        }
        finally
        {
            if (table is null)
            {
                reader?.Dispose();
            }
        }
    }

    public void Dispose() => Rows.Dispose();

    private static Outcome Header(TableReader reader, out string[] header)
    {
        header = [];

        if (!reader.ReadWritten(out var row))
        {
            return Outcome.Refuse("Nothing is written in the file. Nothing was kept. Export it again and choose the new one.");
        }

        if (row.Refusal is not null)
        {
            return Outcome.Refuse($"The header (line {row.Line}) {row.Refusal}. Nothing was kept. Mend the quotes in the first line and choose the file again.");
        }

        if (row.Cells.Length > ColumnNames.Most)
        {
            return Outcome.Refuse($"The file has {row.Cells.Length:N0} columns, {ColumnNames.Most} are allowed. Nothing was kept. Leave out the columns that are not needed and choose it again.");
        }

        header = row.Cells;
        return Outcome.Done;
    }
}
