using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sources;

/// <summary>Takes a cost out of the reckoning, and back in when that was a slip.</summary>
public sealed class DeleteCost(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <param name="seen">The version that was shown.</param>
    public Task<Outcome> RunAsync(Actor actor, int costId, int seen, CancellationToken cancellationToken = default) => ChangeAsync(actor, costId, seen, cancellationToken);

    public Task<Outcome> UndoAsync(Actor actor, int costId, CancellationToken cancellationToken = default) => ChangeAsync(actor, costId, null, cancellationToken);

    // Without a version it is put back.
    private async Task<Outcome> ChangeAsync(Actor actor, int costId, int? seen, CancellationToken cancellationToken)
    {
        if (!actor.KeepsCosts)
        {
            return CostChange.NotAllowed;
        }

        var (now, isBack) = (clock.GetUtcNow(), seen is null);
        return await CostChange.RunAsync(databases, async (db, token) =>
        {
            var cost = await db.CampaignCosts.IgnoreQueryFilters().FirstOrDefaultAsync(one => one.Id == costId && one.DeletedAt != null == isBack, token);

            if (cost is null || (!isBack && cost.Version != seen))
            {
                return cost is null ? CostChange.NotFound : CostChange.ChangedMeanwhile;
            }

            cost.DeletedAt = isBack ? null : now;
            CostChange.Audit(db, actor, now, isBack ? "Restored a cost" : "Deleted a cost", cost);
            return Outcome.Done;
        }, cancellationToken);
    }
}
