using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>The teams that a lead counts to: that by which it came to its person, else all that the person is in.</summary>
internal static class LeadTeams
{
    /// <param name="person">Whose lead it is; null for nobody's, which counts to no team.</param>
    /// <returns>Ids of pools.</returns>
    public static async Task<List<int>> OfAsync(LeadDb db, Lead lead, int? person, CancellationToken cancellationToken)
    {
        var pools = person is not { } who ? [] : await db.PoolMembers.Where(member => member.UserId == who).Select(member => member.PoolId).ToListAsync(cancellationToken);

        if (pools.Count < 2)
        {
            return pools;
        }

        var came = await db.Routed.Where(routed => routed.LeadId == lead.Id).OrderByDescending(routed => routed.Id).Select(routed => routed.PoolId).FirstOrDefaultAsync(cancellationToken);
        return came is { } pool && pools.Contains(pool) ? [pool] : pools;
    }
}
