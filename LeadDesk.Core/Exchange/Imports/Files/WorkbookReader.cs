using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace LeadDesk.Core.Exchange.Imports.Files;

/// <summary>The first sheet of a workbook on which something is written. Cells become text as a CSV would have them; dates as yyyy-MM-dd.</summary>
public sealed class WorkbookReader : TableReader
{
    /// <summary>The columns of the largest sheet there is, A to XFD.</summary>
    private const int MostColumns = 16_384;

    private readonly IExcelDataReader reader;
    private long line;

    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public WorkbookReader(Stream file)
    {
        reader = ExcelReaderFactory.CreateOpenXmlReader(file);

        while (reader.RowCount == 0 && reader.NextResult())
        {
        }

        if (reader.FieldCount > MostColumns)
        {
            reader.Dispose();
            throw new BrokenTableException(1);
        }
    }

    public override long? RowCount => reader.RowCount;

    public override bool Read(out TableRow row)
    {
        // A workbook can be broken in more ways than its reader has exceptions for; whatever it throws, the file is at fault.
        try
        {
            return ReadNext(out row);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            throw new BrokenTableException(line + 1, broken);
        }
    }

    private bool ReadNext(out TableRow row)
    {
        if (!reader.Read())
        {
            row = default;
            return false;
        }

        var cells = new string[reader.FieldCount];

        for (var at = 0; at < cells.Length; at++)
        {
            cells[at] = Text(reader.GetValue(at));
        }

        row = new TableRow(++line, cells);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            reader.Dispose();
        }

        base.Dispose(disposing);
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
