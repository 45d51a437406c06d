using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>What each team says on the first call.</summary>
public sealed class TeamGuideList(IDbContextFactory<LeadDb> databases)
{
    public async Task<IReadOnlyList<TeamGuideRow>> AskAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Pools.OrderBy(pool => pool.Name).Select(pool => new { Pool = pool, pool.Members.Count, Guide = db.TeamGuides.FirstOrDefault(guide => guide.PoolId == pool.Id) })
            .Select(row => new TeamGuideRow(row.Pool.Id, row.Pool.Name, row.Count, row.Guide!.Opening, row.Guide!.Reason, (int?)row.Guide!.Version ?? 0)).ToListAsync(cancellationToken);
    }

    /// <summary>The words of the team that has the lead, or that the caller is in while nobody has it. In several teams, that by which the lead came comes first. Null without any.</summary>
    internal static async Task<TeamGuideRow?> ForAsync(LeadDb db, Lead lead, Actor caller, CancellationToken cancellationToken)
    {
        var who = lead.OwnerId ?? caller.UserId;
        var guides = await db.TeamGuides.Where(guide => db.PoolMembers.Any(member => member.PoolId == guide.PoolId && member.UserId == who))
            .Join(db.Pools, guide => guide.PoolId, pool => pool.Id, (guide, pool) => new TeamGuideRow(pool.Id, pool.Name, pool.Members.Count, guide.Opening, guide.Reason, guide.Version)).ToListAsync(cancellationToken);
        var came = guides.Count < 2 ? null : await db.Routed.Where(routed => routed.LeadId == lead.Id).OrderByDescending(routed => routed.Id).Select(routed => routed.PoolId).FirstOrDefaultAsync(cancellationToken);
        return guides.OrderByDescending(guide => guide.PoolId == came).ThenBy(guide => guide.Team, StringComparer.OrdinalIgnoreCase).FirstOrDefault();
    }
}

/// <param name="Opening">Null for the framework's.</param>
/// <param name="Reason">Null for the framework's.</param>
/// <param name="Version">0 without words of its own.</param>
public sealed record TeamGuideRow(int PoolId, string Team, int People, string? Opening, string? Reason, int Version);
