using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Publishes a draft: from then on it rates leads, and all are rated anew in the background, which survives a restart.</summary>
public sealed class PublishModel(IDbContextFactory<LeadDb> databases, TimeProvider clock, ModelHub models, LeadHub leads)
{
    /// <param name="stamp">The stamp of the draft that was looked at; a newer one is not published unseen.</param>
    /// <param name="note">What changed and why; kept with the version.</param>
    /// <param name="handOver">Whether leads that newly qualify are handed over to sales; if not, they wait until their cell was a worse one in between.</param>
    /// <returns>The rescoring job's id.</returns>
    public async Task<(Outcome Outcome, long JobId)> RunAsync(Actor actor, int versionId, int stamp, string? note, bool handOver, CancellationToken cancellationToken)
    {
        if (!actor.EditsModels)
        {
            return (ModelShelf.MayNotEdit, 0);
        }

        if (note?.Length > 2000)
        {
            return (Outcome.Refuse("The note has more than 2,000 characters. Nothing was published."), 0);
        }

        var now = clock.GetUtcNow();
        var modelId = 0;
        var result = await ModelShelf.RunAsync<long>(databases, async (db, ct) =>
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

            modelId = version.ModelId;
            return await Publishing.PublishAsync(db, actor, version, note, handOver, now, ct);
        }, cancellationToken);

        return result.Say(models, modelId, leads);
    }
}
