using LeadDesk.Core.Desk.Queue;
using LeadDesk.Web.Shared;

namespace LeadDesk.Web.Queue;

/// <summary>The headings between the queue's rows; the rows come by the state of their promise, so a heading never comes twice.</summary>
internal static class QueueGroup
{
    public static string Of(QueueRow row) => row.IsSkipped ? "Skipped today" : SlaLook.Of(row.SlaState).Name;
}
