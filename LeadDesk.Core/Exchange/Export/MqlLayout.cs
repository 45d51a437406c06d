using ClosedXML.Excel;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>
/// Lays out the workbook without its rows: header, widths, styles, and the two other sheets. Under the header of the first data sheet stand
/// sample cells whose styles the streamed rows take: so no style is known by number anywhere.
/// </summary>
internal static class MqlLayout
{
    public const int PlainRow = 2, QuotedRow = 3, GradeRow = 4;

    private const string Moment = "yyyy-mm-dd hh:mm", Day = "yyyy-mm-dd", Points = "0.0", Number = "#,##0.######";

    /// <param name="sheets">The data sheets with their last rows, which their filters cover.</param>
    public static MemoryStream Lay(IReadOnlyList<ExportColumn> columns, IReadOnlyList<double> widths, IReadOnlyList<(string Name, int LastRow)> sheets, MqlAbout about)
    {
        using var workbook = new XLWorkbook();
        workbook.Style.Font.FontName = "Calibri";
        workbook.Style.Font.FontSize = 11;

        foreach (var (name, lastRow) in sheets)
        {
            LayData(workbook.AddWorksheet(name), columns, widths, lastRow);
        }

        MqlAboutSheet.Lay(workbook.AddWorksheet("About"), about);
        MqlMatrixSheet.Lay(workbook.AddWorksheet("Matrix"), about.Grades);
        var file = new MemoryStream();
        workbook.SaveAs(file);
        file.Position = 0;
        return file;
    }

    public static void StyleHeader(IXLStyle style)
    {
        style.Font.Bold = true;
        style.Font.FontColor = XLColor.White;
        style.Fill.BackgroundColor = XLColor.FromHtml("#1F3A5F");
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
    }

    private static void LayData(IXLWorksheet sheet, IReadOnlyList<ExportColumn> columns, IReadOnlyList<double> widths, int lastRow)
    {
        foreach (var (index, column) in columns.Index())
        {
            var at = index + 1;
            sheet.Column(at).Width = widths[index];
            sheet.Cell(1, at).SetValue(column.Header);
            StyleHeader(sheet.Cell(1, at).Style);
            sheet.Cell(1, at).Style.IncludeQuotePrefix = SafeText.LooksLikeFormula(column.Header);
            Style(sheet.Cell(PlainRow, at).Style, column.Kind);
            Style(sheet.Cell(QuotedRow, at).Style, column.Kind);
            sheet.Cell(QuotedRow, at).Style.IncludeQuotePrefix = true;
        }

        foreach (var (index, cell) in Leads.Cell.All.Index())
        {
            GradeColours.Style(sheet.Cell(GradeRow + index, 1).Style, cell);
        }

        sheet.Row(1).Height = 20;
        sheet.SheetView.FreezeRows(1);
        sheet.Range(1, 1, Math.Max(1, lastRow), columns.Count).SetAutoFilter();
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.SetRowsToRepeatAtTop(1, 1);
    }

    private static void Style(IXLStyle style, ExportKind kind)
    {
        style.NumberFormat.Format = kind switch
        {
            ExportKind.Moment => Moment,
            ExportKind.Day => Day,
            ExportKind.Points => Points,
            ExportKind.Number => Number,
            _ => "",
        };

        if (kind is ExportKind.Mail or ExportKind.Link)
        {
            style.Font.FontColor = XLColor.FromHtml("#0B57A4");
            style.Font.Underline = XLFontUnderlineValues.Single;
        }
    }
}
