using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.ApiKeys;

/// <summary>The keys there are, usable ones first, without their secrets. Empty for everybody but admins.</summary>
public sealed class ApiKeyList(IDbContextFactory<LeadDb> databases)
{
    public async Task<IReadOnlyList<ApiKeyRow>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Administers)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.ApiKeys.OrderBy(key => key.RevokedAt != null).ThenBy(key => key.Name).ThenBy(key => key.Id)
            .Select(key => new ApiKeyRow(key.Id, key.Name, key.Prefix, key.Scopes, key.CreatedAt, key.CreatedBy, key.LastUsedAt, key.RevokedAt))
            .ToListAsync(cancellationToken);
    }
}

/// <param name="Scopes">Scope keys separated by spaces.</param>
public sealed record ApiKeyRow(
    int Id, string Name, string Prefix, string Scopes, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);
