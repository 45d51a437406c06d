using System.Globalization;
using ClosedXML.Excel;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>The second sheet: what the file is, so that it can be judged a year later.</summary>
internal static class MqlAboutSheet
{
    private const int FirstList = 4;

    public static void Lay(IXLWorksheet sheet, MqlAbout about)
    {
        (string Name, string Words)[] lines =
        [
            ("What", about.What),
            ("Rows", about.Rows.ToString("N0", CultureInfo.InvariantCulture)),
            ("Exported at", about.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
            ("Exported by", about.By),
            ("Scored with", about.Models),
            ("Times", "All times are UTC. An empty cell means: not known."),
            ("Text", "Text that begins with = + - @ is marked as text and never calculated."),
            ("Answers", $"Fill in {Say(ReplyColumns.Feedback)} and {Say(ReplyColumns.Reason)}, and bring the file back under Import: the leads are found by their {Say(ReplyColumns.LeadId)}."),
            ("Grades", "The letter says how well a lead fits (A best), the digit how engaged it is (1 most). The sheet Matrix has their colours and what is done with each."),
            .. about.Cut == 0 ? ((string, string)[])[] : [("Cut", $"{about.Cut:N0} texts were longer than {SafeText.LongestCell:N0} characters and were cut; they end with (cut).")],
        ];

        sheet.Cell(1, 1).SetValue("About this export");
        sheet.Cell(1, 1).Style.Font.Bold = true;
        sheet.Cell(1, 1).Style.Font.FontSize = 14;

        foreach (var (at, (name, words)) in lines.Index())
        {
            sheet.Cell(at + 3, 1).SetValue(name);
            sheet.Cell(at + 3, 1).Style.Font.Bold = true;
            sheet.Cell(at + 3, 2).SetValue(SafeText.ForWorkbook(words, out _));
            sheet.Cell(at + 3, 2).Style.IncludeQuotePrefix = SafeText.LooksLikeFormula(words);
            sheet.Cell(at + 3, 2).Style.Alignment.WrapText = true;
        }

        string Say(string header) => HeaderWords.In(about.Language.Key, header);

        sheet.Range(3, 1, lines.Length + 2, 1).Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        sheet.Column(1).Width = 16;
        sheet.Column(2).Width = 90;
    }

    /// <summary>The lists of the columns that people fill in, beside the rest.</summary>
    /// <returns>Where each stands, by the column's header.</returns>
    public static Dictionary<string, IXLRange> LayChoices(IXLWorksheet sheet, IReadOnlyList<ExportColumn> columns)
    {
        var lists = new Dictionary<string, IXLRange>();

        foreach (var (index, column) in columns.Where(column => column.Choices.Count > 0).Index())
        {
            var at = index + FirstList;
            sheet.Column(at).Width = 26;
            sheet.Cell(1, at).SetValue(column.Header);
            sheet.Cell(1, at).Style.Font.Bold = true;

            foreach (var (row, choice) in column.Choices.Index())
            {
                sheet.Cell(row + 2, at).SetValue(SafeText.ForWorkbook(choice, out _));
                sheet.Cell(row + 2, at).Style.IncludeQuotePrefix = SafeText.LooksLikeFormula(choice);
            }

            lists[column.Header] = sheet.Range(2, at, column.Choices.Count + 1, at);
        }

        return lists;
    }
}
