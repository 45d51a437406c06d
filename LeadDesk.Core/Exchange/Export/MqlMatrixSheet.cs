using ClosedXML.Excel;
using LeadDesk.Core.Desk.Grades;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>The third sheet: the grade matrix five times, for count, conversion, its n, value, and, as the legend, what is done with each grade.</summary>
internal static class MqlMatrixSheet
{
    private static readonly (string Title, string Format, Func<GradeCell, double?> Read)[] Blocks =
    [
        ("Leads", "#,##0", cell => cell.Count),
        ("Conversion: customers of those decided", "0.0%", cell => cell.Conversion),
        ("Decided (n): customers, lost and disqualified", "#,##0", cell => cell.Decided),
        ("Open value", "#,##0", cell => cell.OpenValue),
    ];

    public static void Lay(IXLWorksheet sheet, GradeTable grades)
    {
        var row = 1;

        foreach (var (title, format, read) in Blocks)
        {
            sheet.Cell(row, 1).SetValue(title);
            sheet.Cell(row, 1).Style.Font.Bold = true;
            LayBlock(sheet, row + 1, grades, format, read);
            row += 7;
        }

        sheet.Cell(row, 1).SetValue("What is done with each grade");
        sheet.Cell(row, 1).Style.Font.Bold = true;
        LayHead(sheet, row + 1);

        foreach (var cell in grades.Cells)
        {
            Place(sheet, row + 1, cell).SetValue($"{cell.Cell.Name}: {cell.Treatment.Treatment}{(cell.Treatment.FollowUpHours is { } hours ? $", within {hours} h" : "")}").Style.Alignment.WrapText = true;
        }

        sheet.Cell(row + 7, 1).SetValue(grades.Verdict);
        sheet.Column(1).Width = 12;
        sheet.Columns(2, 5).Width = 22;
    }

    private static void LayBlock(IXLWorksheet sheet, int top, GradeTable grades, string format, Func<GradeCell, double?> read)
    {
        LayHead(sheet, top);

        foreach (var cell in grades.Cells)
        {
            var target = Place(sheet, top, cell);
            target.Style.NumberFormat.Format = format;

            if (read(cell) is { } number)
            {
                target.SetValue(number);
            }
            else
            {
                target.SetValue("–");
            }
        }
    }

    private static void LayHead(IXLWorksheet sheet, int top)
    {
        for (var level = 1; level <= 4; level++)
        {
            sheet.Cell(top, level + 1).SetValue($"Engagement {level}");
            MqlLayout.StyleHeader(sheet.Cell(top, level + 1).Style);
        }
    }

    private static IXLCell Place(IXLWorksheet sheet, int top, GradeCell cell)
    {
        var line = top + 1 + (cell.Cell.Fit - 'A');
        sheet.Cell(line, 1).SetValue($"Fit {cell.Cell.Fit}");
        sheet.Cell(line, 1).Style.Font.Bold = true;
        var target = sheet.Cell(line, cell.Cell.Level + 1);
        GradeColours.Style(target.Style, cell.Cell);
        return target;
    }
}
