using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>The lead that a merged one is a part of now; null when it was not merged.</summary>
public sealed class FindSurvivor(IDbContextFactory<LeadDb> databases)
{
    public async Task<long?> AskAsync(Actor actor, long leadId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await MergedAway.SurvivorAsync(db, actor, leadId, cancellationToken);
    }
}
