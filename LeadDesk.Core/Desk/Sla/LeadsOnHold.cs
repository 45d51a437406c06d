using LeadDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

internal static class LeadsOnHold
{
    /// <summary>Which of these leads are on hold now.</summary>
    public static async Task<IReadOnlySet<long>> OfAsync(LeadDb db, IReadOnlyCollection<long> ids, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await db.Holds.Where(hold => ids.Contains(hold.LeadId) && hold.EndedAt == null && hold.Until > now).Select(hold => hold.LeadId).ToListAsync(cancellationToken)).ToHashSet();
}
