using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Tasks;

internal static class NextStep
{
    /// <summary>Sets when the lead's next open task is due and saves.</summary>
    public static async Task RefreshAsync(LeadDb db, Lead lead, CancellationToken cancellationToken)
    {
        lead.NextStepAt = await db.Tasks.Where(task => task.LeadId == lead.Id && task.DoneAt == null).MinAsync(task => (DateTimeOffset?)task.DueAt, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
