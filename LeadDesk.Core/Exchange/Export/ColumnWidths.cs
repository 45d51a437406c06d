namespace LeadDesk.Core.Exchange.Export;

/// <summary>How wide columns must be, judged by their first rows: nothing on a server can measure a font, but characters can be counted.</summary>
internal static class ColumnWidths
{
    private const double Narrowest = 8, Widest = 48, FilterButton = 3;

    public static IReadOnlyList<double> Of(IReadOnlyList<ExportColumn> columns, IReadOnlyList<ExportRow> sample) =>
        [.. columns.Select(column => Math.Clamp(Math.Max(column.Header.Length + FilterButton, sample.Select(row => Length(column, row)).DefaultIfEmpty().Max() + 1), Narrowest, Widest))];

    private static double Length(ExportColumn column, ExportRow row)
    {
        var value = column.Read(row);
        return !value.HasValue ? 0 : column.Kind switch
        {
            ExportKind.Moment => 16,
            ExportKind.Day => 10,
            ExportKind.YesNo => 6,

            // Characters of East Asian scripts take two places.
            _ => value.Text is { } text ? text.Sum(letter => letter >= '\u2E80' ? 1.8 : 1) : value.Number.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture).Length,
        };
    }
}
