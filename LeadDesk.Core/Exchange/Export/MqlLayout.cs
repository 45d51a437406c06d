using ClosedXML.Excel;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>
/// Lays out the workbook without its rows: header, widths, styles, and the two other sheets. Under the header of the first data sheet stand
/// sample cells whose styles the streamed rows take: so no style is known by number anywhere.
/// </summary>
internal static class MqlLayout
{
    public const int PlainRow = 2, QuotedRow = 3, GradeRow = 4;

    private const double PageWidth = 215;
    private const string Points = "0.0", Number = "#,##0.######", Share = "0.0%", Id = "0";

    /// <param name="sheets">The data sheets with their last rows, which their filters cover.</param>
    public static MemoryStream Lay(IReadOnlyList<ExportColumn> columns, IReadOnlyList<double> widths, IReadOnlyList<(string Name, int LastRow)> sheets, MqlAbout about)
    {
        using var workbook = new XLWorkbook();
        workbook.Style.Font.FontName = "Calibri";
        workbook.Style.Font.FontSize = 11;

        foreach (var (name, lastRow) in sheets)
        {
            LayData(workbook.AddWorksheet(name), columns, widths, lastRow, about.Language);
        }

        var explained = workbook.AddWorksheet("About");
        MqlAboutSheet.Lay(explained, about);
        var lists = MqlAboutSheet.LayChoices(explained, columns);
        Offer(workbook, sheets, columns, lists);
        MqlMatrixSheet.Lay(workbook.AddWorksheet("Matrix"), about.Grades);
        Describe(workbook.Properties, about);
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

    private static void LayData(IXLWorksheet sheet, IReadOnlyList<ExportColumn> columns, IReadOnlyList<double> widths, int lastRow, HeaderLanguage language)
    {
        foreach (var (index, column) in columns.Index())
        {
            var at = index + 1;
            sheet.Column(at).Width = widths[index];
            sheet.Cell(1, at).SetValue(column.Header);
            StyleHeader(sheet.Cell(1, at).Style);
            sheet.Cell(1, at).Style.IncludeQuotePrefix = SafeText.LooksLikeFormula(column.Header);
            Style(Sample(sheet, PlainRow, at), column.Kind, language);
            Style(Sample(sheet, QuotedRow, at), column.Kind, language);
            sheet.Cell(QuotedRow, at).Style.IncludeQuotePrefix = true;
        }

        foreach (var (index, cell) in Leads.Cell.All.Index())
        {
            GradeColours.Style(Sample(sheet, GradeRow + index, 1), cell);
        }

        Colour(sheet, columns, Math.Max(2, lastRow));
        sheet.Row(1).Height = 20;
        sheet.SheetView.FreezeRows(1);
        sheet.Range(1, 1, Math.Max(1, lastRow), columns.Count).SetAutoFilter();
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.SetRowsToRepeatAtTop(1, 1);
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.SetColumnsToRepeatAtLeft(1, 1);
        sheet.PageSetup.FitToPages(PagesAcross(widths), 0);
        sheet.PageSetup.Footer.Left.AddText(XLHFPredefinedText.SheetName);
        sheet.PageSetup.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        sheet.PageSetup.Footer.Right.AddText(" / ");
        sheet.PageSetup.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }

    /// <summary>On how many pages beside each other the columns can still be read: a landscape A4 holds some 215 characters at 60 % of their size.</summary>
    /// <param name="widths">In characters.</param>
    public static int PagesAcross(IReadOnlyList<double> widths) => Math.Max(1, (int)Math.Ceiling(widths.Sum() / PageWidth));

    // Points from pale to full, and who should have been answered by now: both follow what people change in the file.
    private static void Colour(IXLWorksheet sheet, IReadOnlyList<ExportColumn> columns, int lastRow)
    {
        foreach (var (index, column) in columns.Index())
        {
            if (column.Kind == ExportKind.Points)
            {
                sheet.Range(2, index + 1, lastRow, index + 1).AddConditionalFormat().ColorScale()
                    .Minimum(XLCFContentType.Number, 0, XLColor.White).Maximum(XLCFContentType.Number, 100, XLColor.FromHtml("#9BC7E0"));
            }
            else if (column.Key == "respondBy")
            {
                var cell = CellName.Of(index, 2);
                var late = sheet.Range(2, index + 1, lastRow, index + 1).AddConditionalFormat().WhenIsTrue($"AND(ISNUMBER({cell}),{cell}<NOW())");
                late.Font.FontColor = XLColor.FromHtml("#A4262C");
                late.Font.Bold = true;
            }
        }
    }

    private static void Describe(XLWorkbookProperties properties, MqlAbout about)
    {
        (properties.Title, properties.Subject, properties.Author) = ("Leads for sales", SafeText.ForWorkbook(about.What, out _), SafeText.ForWorkbook(about.By, out _));
        (properties.Company, properties.Created, properties.Modified) = ("LeadDesk", about.At.UtcDateTime, about.At.UtcDateTime);
    }

    // A spreadsheet refuses what is not in the list, in words of ours.
    private static void Offer(XLWorkbook workbook, IReadOnlyList<(string Name, int LastRow)> sheets, IReadOnlyList<ExportColumn> columns, Dictionary<string, IXLRange> lists)
    {
        foreach (var (name, lastRow) in sheets)
        {
            foreach (var (index, column) in columns.Index().Where(column => lists.ContainsKey(column.Item.Header)))
            {
                var rule = workbook.Worksheet(name).Range(2, index + 1, Math.Max(2, lastRow), index + 1).SetDataValidation();
                rule.List(lists[column.Header]);
                (rule.ErrorTitle, rule.ErrorMessage, rule.IgnoreBlanks) = (column.Header, "Choose one of the list: only these can be brought back into the desk.", true);
            }
        }
    }

    // An empty cell in the usual style would not be written at all.
    private static IXLStyle Sample(IXLWorksheet sheet, int row, int column) => sheet.Cell(row, column).SetValue("sample").Style;

    private static void Style(IXLStyle style, ExportKind kind, HeaderLanguage language)
    {
        style.NumberFormat.Format = kind switch
        {
            ExportKind.Moment => language.Moment,
            ExportKind.Day => language.Day,
            ExportKind.Points => Points,
            ExportKind.Number => Number,
            ExportKind.Share => Share,
            ExportKind.Id => Id,
            _ => "",
        };

        if (kind is ExportKind.Mail or ExportKind.Link)
        {
            style.Font.FontColor = XLColor.FromHtml("#0B57A4");
            style.Font.Underline = XLFontUnderlineValues.Single;
        }
    }
}
