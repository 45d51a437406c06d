using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>The style numbers of the sample cells that the layout holds.</summary>
internal sealed class SheetStyles
{
    private readonly Dictionary<string, string> grades;

    private SheetStyles(string[] plain, string[] quoted, Dictionary<string, string> grades) => (Plain, Quoted, this.grades) = (plain, quoted, grades);

    /// <summary>By column.</summary>
    public IReadOnlyList<string> Plain { get; }

    /// <summary>By column, for text that looks like a formula: a spreadsheet shows it as if an apostrophe stood before it.</summary>
    public IReadOnlyList<string> Quoted { get; }

    public string OfGrade(string name) => grades[name];

    public static SheetStyles Of(WorksheetPart sheet, int columns)
    {
        var styles = sheet.Worksheet.Descendants<Cell>().ToDictionary(cell => cell.CellReference!.Value!, cell => cell.StyleIndex?.InnerText ?? "0");
        return new(
            [.. Enumerable.Range(0, columns).Select(at => styles[CellName.Of(at, MqlLayout.PlainRow)])],
            [.. Enumerable.Range(0, columns).Select(at => styles[CellName.Of(at, MqlLayout.QuotedRow)])],
            Leads.Cell.All.Index().ToDictionary(cell => cell.Item.Name, cell => styles[CellName.Of(0, MqlLayout.GradeRow + cell.Index)]));
    }
}

internal static class CellName
{
    /// <summary>A for column 0, AA for 26.</summary>
    public static string OfColumn(int column) => column < 26 ? ((char)('A' + column)).ToString() : OfColumn((column / 26) - 1) + (char)('A' + (column % 26));

    public static string Of(int column, int row) => OfColumn(column) + row.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
