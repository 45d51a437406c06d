using LeadDesk.Core.Data;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sources;

/// <summary>Which of these costs are written down already.</summary>
public sealed class FindCosts(IDbContextFactory<LeadDb> databases)
{
    /// <returns>Their <see cref="CostEntry.Mark"/>s; none for those who keep no costs.</returns>
    public async Task<IReadOnlySet<string>> AskAsync(Actor actor, IReadOnlyCollection<CostEntry> entries, CancellationToken cancellationToken = default)
    {
        if (!actor.KeepsCosts || entries.Count == 0)
        {
            return new HashSet<string>();
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await TakeCosts.KnownAsync(db, entries, cancellationToken);
    }
}
