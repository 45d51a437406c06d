using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.ApiKeys;

/// <summary>Ends a key for good; the next request with it is refused.</summary>
public sealed class RevokeApiKey(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Actor actor, int keyId, CancellationToken cancellationToken)
    {
        if (!actor.Administers)
        {
            return Outcome.Refuse("Only an admin can revoke API keys.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (await db.ApiKeys.FirstOrDefaultAsync(k => k.Id == keyId, cancellationToken) is not { } key)
        {
            return Outcome.Refuse("There is no such key.");
        }

        if (key.RevokedAt is null)
        {
            var now = clock.GetUtcNow();
            key.RevokedAt = now;
            db.Audit.Add(AuditEntry.Of(actor, now, "revoked API key", key.Name));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Outcome.Done;
    }
}
