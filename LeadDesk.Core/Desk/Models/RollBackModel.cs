using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Publishes an earlier version again, as a new version: history is never rewritten. A draft stays as it is.</summary>
public sealed class RollBackModel(IDbContextFactory<LeadDb> databases, TimeProvider clock, ModelHub models, LeadHub leads)
{
    /// <param name="number">The version to go back to.</param>
    /// <returns>The rescoring job's id.</returns>
    public async Task<(Outcome Outcome, long JobId)> RunAsync(Actor actor, int modelId, int number, string? note, bool handOver, CancellationToken cancellationToken)
    {
        if (!actor.EditsModels)
        {
            return (ModelShelf.MayNotEdit, 0);
        }

        var now = clock.GetUtcNow();
        var result = await ModelShelf.RunAsync<long>(databases, async (db, ct) =>
        {
            if (await ModelShelf.ModelAsync(db, modelId, ct) is not { } model)
            {
                return (ModelShelf.NotFound, 0);
            }

            var earlier = model.Versions.Find(version => version.Number == number);

            if (earlier is not { State: ModelState.Retired })
            {
                return (Outcome.Refuse(earlier?.State == ModelState.Published ? $"Version {number} is the published one already." : $"{model.Name} has no earlier version {number}."), 0);
            }

            var again = new ScoringModelVersion
            {
                Number = model.Versions.Max(version => version.Number) + 1,
                State = ModelState.Draft,
                Definition = earlier.Definition,
                BasedOn = number,
                Note = $"Back to v{number}",
                Author = actor.Name,
                CreatedAt = now,
                Model = model,
            };
            model.Versions.Add(again);
            return await Publishing.PublishAsync(db, actor, again, note, handOver, now, ct);
        }, cancellationToken);

        return result.Say(models, modelId, leads);
    }
}
