using System.Globalization;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>The export as CSV: the columns of the workbook, numbers and dates in the form of the language, would-be formulas behind an apostrophe.</summary>
internal static class MqlCsv
{
    public static async Task<ExportCount> WriteAsync(Stream into, IReadOnlyList<ExportColumn> columns, IAsyncEnumerable<IReadOnlyList<ExportRow>> chunks, HeaderLanguage language)
    {
        var count = new ExportCount();
        var culture = language.Culture is { } name ? CultureInfo.GetCultureInfo(name) : null;
        await using var file = new CsvFile(into, language.Delimiter);
        await file.WriteAsync(columns.Select(column => SafeText.ForCsv(column.Header)));

        await foreach (var chunk in chunks)
        {
            foreach (var row in chunk)
            {
                count.Add(row);
                await file.WriteAsync(columns.Select(column => Words(column.Kind, column.Read(row), culture)));
            }
        }

        return count;
    }

    private static string Words(ExportKind kind, ExportValue value, CultureInfo? culture) => !value.HasValue ? "" : kind switch
    {
        ExportKind.Moment => DateTime.FromOADate(value.Number) is var at && culture is null ? at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : at.ToString("dd/MM/yyyy HH:mm:ss", culture),
        ExportKind.Day => DateTime.FromOADate(value.Number).ToString(culture is null ? "yyyy-MM-dd" : "dd/MM/yyyy", culture ?? CultureInfo.InvariantCulture),
        ExportKind.YesNo => value.Number > 0 ? "yes" : "no",
        _ when value.Text is { } text => SafeText.ForCsv(text),
        ExportKind.Id => value.Number.ToString(CultureInfo.InvariantCulture),
        _ => value.Number.ToString(culture ?? CultureInfo.InvariantCulture),
    };
}
