using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>What each team says on the first call.</summary>
public sealed class TeamGuideList(IDbContextFactory<LeadDb> databases)
{
    /// <returns>Nothing for those who may not change them.</returns>
    public async Task<IReadOnlyList<TeamGuideRow>> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return !actor.EditsFrameworks ? [] : await db.Pools.OrderBy(pool => pool.Name)
            .Select(pool => new { Pool = pool, People = pool.Members.Count(member => db.Users.Any(user => user.Id == member.UserId && user.DisabledAt == null)), Guide = db.TeamGuides.FirstOrDefault(guide => guide.PoolId == pool.Id) })
            .Select(row => new TeamGuideRow(row.Pool.Id, row.Pool.Name, row.People, row.Guide!.Opening, row.Guide!.Reason, (int?)row.Guide!.Version ?? 0)).ToListAsync(cancellationToken);
    }

    /// <summary>The own words of the team that has the lead, or that the caller is in while nobody has it; of several teams the first by name. Null without any.</summary>
    internal static async Task<TeamWords?> ForAsync(LeadDb db, Lead lead, Actor caller, CancellationToken cancellationToken)
    {
        var teams = await LeadTeams.OfAsync(db, lead, lead.OwnerId ?? caller.UserId, cancellationToken);
        return teams.Count == 0 ? null : await db.TeamGuides.Where(guide => teams.Contains(guide.PoolId) && (guide.Opening != null || guide.Reason != null))
            .Join(db.Pools, guide => guide.PoolId, pool => pool.Id, (guide, pool) => new { pool.Name, guide.Opening, guide.Reason })
            .OrderBy(words => words.Name).Select(words => new TeamWords(words.Name, words.Opening, words.Reason)).FirstOrDefaultAsync(cancellationToken);
    }
}

/// <param name="People">Who is in it and not disabled.</param>
/// <param name="Opening">Null for the framework's.</param>
/// <param name="Reason">Null for the framework's.</param>
/// <param name="Version">0 while it never had words of its own.</param>
public sealed record TeamGuideRow(int PoolId, string Team, int People, string? Opening, string? Reason, int Version);

/// <summary>A team's own words for the first call; null where it says what the framework says.</summary>
public sealed record TeamWords(string Team, string? Opening, string? Reason)
{
    /// <summary>"The opening is team North's."</summary>
    public string Note => Opening is null ? $"The reason is team {Team}'s." : Reason is null ? $"The opening is team {Team}'s." : $"Opening and reason are team {Team}'s.";
}
