using LeadDesk.Core.Desk.Queue;

namespace LeadDesk.Web.Queue;

/// <summary>The headings between the queue's rows; the rows come best cell first, so a heading never comes twice.</summary>
internal static class QueueGroup
{
    private static readonly string[] Names = ["Call first", "Call next", "When there is time"];

    public static string Of(QueueRow row) => Names[Order(row)];

    /// <summary>0 for A1 and B1, 1 for A2, B2, A3 and B3, 2 for the rest.</summary>
    public static int Order(QueueRow row) => row.Cell.Rank switch
    {
        <= 2 => 0,
        <= 6 => 1,
        _ => 2,
    };
}
