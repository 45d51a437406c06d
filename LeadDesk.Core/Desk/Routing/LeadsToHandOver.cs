using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>What has to be asked before somebody goes: how many leads they have open, and who could get them.</summary>
public sealed class LeadsToHandOver(IDbContextFactory<LeadDb> databases)
{
    /// <summary>Null for those who do not route leads.</summary>
    public async Task<HandOverSheet?> AskAsync(Actor actor, int personId, CancellationToken cancellationToken = default)
    {
        if (!actor.RunsRouting)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return new(
            await HandOver.OpenOf(db, personId).CountAsync(cancellationToken),
            await db.Users.Where(user => user.DisabledAt == null && user.Id != personId).OrderBy(user => user.DisplayName).Select(user => new NamedChoice(user.Id, user.DisplayName)).ToListAsync(cancellationToken),
            await db.Pools.OrderBy(pool => pool.Name).Select(pool => new NamedChoice(pool.Id, pool.Name)).ToListAsync(cancellationToken));
    }
}

public sealed record HandOverSheet(int OpenLeads, IReadOnlyList<NamedChoice> People, IReadOnlyList<NamedChoice> Pools);

public sealed record NamedChoice(int Id, string Name);
