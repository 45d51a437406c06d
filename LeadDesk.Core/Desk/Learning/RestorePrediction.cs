using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>Puts an earlier prediction to use again. The next learning still has to be no worse than it.</summary>
public sealed class RestorePrediction(IDbContextFactory<LeadDb> databases, TimeProvider clock, StoreChances chances)
{
    public async Task<Outcome> RunAsync(Actor actor, int number, CancellationToken cancellationToken = default)
    {
        if (!actor.EditsModels)
        {
            return Outcome.Refuse("Only a marketer or an admin chooses which prediction is in use.");
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var outcome = await db.WriteAsync(async ct =>
        {
            await db.HoldAsync(["learned-models"], ct);
            var wanted = await db.LearnedModels.FirstOrDefaultAsync(model => model.Number == number, ct);

            if (wanted is null or { IsInUse: true })
            {
                return Outcome.Refuse(wanted is null ? $"There is no prediction {number}." : $"Prediction {number} is in use already.");
            }

            await db.LearnedModels.Where(model => model.IsInUse).ExecuteUpdateAsync(set => set.SetProperty(model => model.IsInUse, false), ct);
            wanted.IsInUse = true;
            db.Audit.Add(AuditEntry.Of(actor, now, "Restored a prediction", $"Prediction {number}"));
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, cancellationToken);

        if (outcome.Succeeded)
        {
            await chances.AllAsync(actor, null, cancellationToken);
        }

        return outcome;
    }
}
