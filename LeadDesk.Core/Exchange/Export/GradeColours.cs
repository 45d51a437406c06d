using ClosedXML.Excel;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>One sequential scale from best to worst, readable in grey and by the colour-blind; the letter and digit say the same.</summary>
internal static class GradeColours
{
    private static readonly string[] Fills =
    [
        "#084081", "#0B5394", "#0E65A5", "#1A78B2", "#2B8CBE", "#429CC6", "#5BACCC", "#76BCD1",
        "#90CBD4", "#A8D8D2", "#BCE2CE", "#CDEAD0", "#DAF0D6", "#E5F5DF", "#EFF8E8", "#F7FCF2",
    ];

    public static void Style(IXLStyle style, Cell cell)
    {
        var at = cell.Rank - 1;
        style.Fill.BackgroundColor = XLColor.FromHtml(Fills[at]);

        // White is readable (at least 4.5 : 1) on the darkest four only.
        style.Font.FontColor = at < 4 ? XLColor.White : XLColor.Black;
        style.Font.Bold = true;
        style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
    }
}
