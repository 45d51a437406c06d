using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>Ends the rest of leads whose promise cannot wait. Past the version: it is nobody's edit, and no editor shall be told of it.</summary>
internal static class QueueRest
{
    /// <returns>How many were put off. Recycled leads and those on hold stay where they are.</returns>
    public static Task<int> EndAsync(LeadDb db, IReadOnlyCollection<long> ids, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Leads.Where(lead => ids.Contains(lead.Id) && lead.RestsUntil > now && lead.InQueue && lead.Stage != Stage.Recycled && lead.SlaState != SlaState.OnHold)
            .ExecuteUpdateAsync(set => set.SetProperty(lead => lead.RestsUntil, (DateTimeOffset?)null), cancellationToken);
}
