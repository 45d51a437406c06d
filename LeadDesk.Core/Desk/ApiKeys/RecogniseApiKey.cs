using LeadDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.ApiKeys;

/// <summary>Whose secret this is; notes the use, at most once a minute.</summary>
public sealed class RecogniseApiKey(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    /// <summary>Null for a secret that is unknown or revoked.</summary>
    public async Task<KnownApiKey?> RunAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = ApiSecret.HashOf(secret);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (await db.ApiKeys.FirstOrDefaultAsync(k => k.Hash == hash && k.RevokedAt == null, cancellationToken) is not { } key)
        {
            return null;
        }

        var now = clock.GetUtcNow();

        if (key.LastUsedAt is not { } last || now - last >= NotedEvery)
        {
            key.LastUsedAt = now;
            await db.SaveChangesAsync(cancellationToken);
        }

        return new(key.Name, key.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}

public sealed record KnownApiKey(string Name, IReadOnlyList<string> Scopes);
