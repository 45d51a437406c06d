using System.Globalization;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>The MQL export as CSV: the columns of the workbook, dates as ISO 8601, would-be formulas behind an apostrophe.</summary>
internal static class MqlCsv
{
    public static async Task<ExportCount> WriteAsync(Stream into, IReadOnlyList<ExportColumn> columns, IAsyncEnumerable<IReadOnlyList<ExportRow>> chunks)
    {
        var count = new ExportCount();
        await using var file = new CsvFile(into);
        await file.WriteAsync(columns.Select(column => SafeText.ForCsv(column.Header)));

        await foreach (var chunk in chunks)
        {
            foreach (var row in chunk)
            {
                count.Add(row);
                await file.WriteAsync(columns.Select(column => Words(column.Kind, column.Read(row))));
            }
        }

        return count;
    }

    private static string Words(ExportKind kind, ExportValue value) => !value.HasValue ? "" : kind switch
    {
        ExportKind.Moment => DateTime.FromOADate(value.Number).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ExportKind.Day => DateTime.FromOADate(value.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ExportKind.YesNo => value.Number > 0 ? "yes" : "no",
        _ when value.Text is { } text => SafeText.ForCsv(text),
        _ => value.Number.ToString(CultureInfo.InvariantCulture),
    };
}
