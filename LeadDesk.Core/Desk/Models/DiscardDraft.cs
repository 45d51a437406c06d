using LeadDesk.Core.Data;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Throws a draft away; a model that was never published goes with it.</summary>
public sealed class DiscardDraft(IDbContextFactory<LeadDb> databases, TimeProvider clock, ModelHub hub)
{
    public async Task<Outcome> RunAsync(Actor actor, int versionId, int stamp, CancellationToken cancellationToken)
    {
        if (!actor.EditsModels)
        {
            return ModelShelf.MayNotEdit;
        }

        var now = clock.GetUtcNow();
        var (outcome, modelId) = await ModelShelf.RunAsync<int>(databases, async (db, ct) =>
        {
            var version = await ModelShelf.VersionAsync(db, versionId, ct);

            if (version is not { State: ModelState.Draft })
            {
                return (ModelShelf.IsOver(version), 0);
            }

            if (version.Version != stamp)
            {
                return (ModelShelf.ChangedMeanwhile(version), 0);
            }

            db.Audit(actor, now, "Discarded a draft of a scoring model", version.Model, $"v{version.Number}");

            if (version.Model.Versions.Count == 1)
            {
                db.ScoringModels.Remove(version.Model);
            }
            else
            {
                db.ScoringModelVersions.Remove(version);
            }

            await db.SaveChangesAsync(ct);
            return (Outcome.Done, version.ModelId);
        }, cancellationToken);
        hub.Say(modelId);
        return outcome;
    }
}
