using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Keys;

/// <summary>The keys of the person who asks.</summary>
public sealed class KeysOf(IDbContextFactory<LeadDb> databases)
{
    public async Task<KeySet> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return KeySet.Of(await db.KeyChoices.AsNoTracking().SingleOrDefaultAsync(kept => kept.UserId == actor.UserId, cancellationToken));
    }
}
