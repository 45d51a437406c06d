using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Work;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>The rows that made trouble, as they were, with what was wrong behind them; mended, the file can be imported again.</summary>
internal static class ErrorFile
{
    private const int LongestCell = 2000;

    private static readonly CsvConfiguration Shape = new(CultureInfo.InvariantCulture)
    {
        // A spreadsheet would calculate what begins like a formula.
        InjectionOptions = InjectionOptions.Escape,
        NewLine = "\r\n",
    };

    /// <summary>The cells as kept with an error; overlong ones are cut.</summary>
    public static string Keep(IReadOnlyList<string> cells) => JsonSerializer.Serialize(cells.Select(Clean));

    /// <param name="errors">In the order of lines.</param>
    public static async Task WriteAsync(Stream output, IReadOnlyList<string> columns, IAsyncEnumerable<ImportError> errors, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(output, new UTF8Encoding(true), leaveOpen: true);
        await using var csv = new CsvWriter(text, Shape, leaveOpen: true);
        await WriteRowAsync(csv, [.. columns, "LeadDesk line", "LeadDesk reason"]);
        var (line, cells, reasons) = (0L, Array.Empty<string>(), new List<string>());

        await foreach (var error in errors.WithCancellation(cancellationToken))
        {
            if (error.Line != line && reasons.Count > 0)
            {
                await WriteRowAsync(csv, Row(columns.Count, line, cells, reasons));
                reasons.Clear();
                cells = [];
            }

            line = error.Line;
            cells = error.Row is null ? cells : JsonSerializer.Deserialize<string[]>(error.Row) ?? [];
            reasons.Add(error.Column is null ? $"The row {error.Reason}" : $"{error.Column}: \"{error.Value}\" {error.Reason}");
        }

        if (reasons.Count > 0)
        {
            await WriteRowAsync(csv, Row(columns.Count, line, cells, reasons));
        }
    }

    private static IEnumerable<string> Row(int width, long line, string[] cells, List<string> reasons) =>
        [.. cells.Concat(Enumerable.Repeat("", width)).Take(width), line.ToString(CultureInfo.InvariantCulture), string.Join("; ", reasons)];

    private static async Task WriteRowAsync(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        await csv.NextRecordAsync();
    }

    private static string Clean(string cell) =>
        Folding.Storable(cell.Length > LongestCell ? cell[..LongestCell] + "…" : cell).Replace("\0", "�", StringComparison.Ordinal);
}
