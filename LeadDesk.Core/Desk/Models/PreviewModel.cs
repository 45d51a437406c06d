using LeadDesk.Core.Data;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Starts reckoning in the background what publishing a draft would do now. One that is still under way for the same draft is stopped.</summary>
public sealed class PreviewModel(IDbContextFactory<LeadDb> databases, TimeProvider clock, ModelHub hub)
{
    /// <returns>The preview's id.</returns>
    public async Task<(Outcome Outcome, long PreviewId)> RunAsync(Actor actor, int versionId, CancellationToken cancellationToken)
    {
        if (!actor.EditsModels)
        {
            return (ModelShelf.MayNotEdit, 0);
        }

        var now = clock.GetUtcNow();
        var modelId = 0;
        var result = await ModelShelf.RunAsync<long>(databases, async (db, ct) =>
        {
            await db.HoldAsync([$"preview-{versionId}"], ct);
            var version = await ModelShelf.VersionAsync(db, versionId, ct);

            if (version is not { State: ModelState.Draft })
            {
                return (ModelShelf.IsOver(version), 0);
            }

            var (outcome, _) = await Publishing.CheckAsync(db, ModelShelf.Read(version.Definition), now, ct);

            if (!outcome.Succeeded)
            {
                return (outcome, 0);
            }

            await StopEarlierAsync(db, versionId, now, ct);
            var preview = new ModelPreview { VersionId = versionId, Definition = version.Definition, By = actor.Name, At = now };
            db.ModelPreviews.Add(preview);
            await db.SaveChangesAsync(ct);
            var job = new Job { Kind = JobKind.Preview, Input = new PreviewInput(preview.Id).ToJson(), CreatedAt = now, ById = actor.UserId, By = actor.Name };
            db.Jobs.Add(job);
            await db.SaveChangesAsync(ct);
            (preview.JobId, modelId) = (job.Id, version.ModelId);
            await db.SaveChangesAsync(ct);
            return (Outcome.Done, preview.Id);
        }, cancellationToken);

        if (result.Outcome.Succeeded)
        {
            hub.Say(modelId);
        }

        return result;
    }

    private static async Task StopEarlierAsync(LeadDb db, int versionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var jobs = await db.ModelPreviews.Where(preview => preview.VersionId == versionId && preview.Result == null).Select(preview => preview.JobId).ToListAsync(cancellationToken);
        var open = db.Jobs.Where(job => jobs.Contains(job.Id) && (job.State == JobState.Waiting || job.State == JobState.Running));
        await open.ExecuteUpdateAsync(set => set.SetProperty(job => job.CancelRequested, true), cancellationToken);
        await open.Where(job => job.State == JobState.Waiting).ExecuteUpdateAsync(set => set
            .SetProperty(job => job.State, JobState.Cancelled)
            .SetProperty(job => job.EndedAt, now), cancellationToken);
    }
}
