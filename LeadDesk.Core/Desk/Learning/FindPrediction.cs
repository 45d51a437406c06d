using LeadDesk.Core.Data;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>What was learned so far: the prediction in use, its card, and the versions before it.</summary>
public sealed class FindPrediction(IDbContextFactory<LeadDb> databases)
{
    /// <returns>Null for those who may not see models.</returns>
    public async Task<PredictionState?> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.SeesModels)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (won, lost) = await Outcomes.CountAsync(db, cancellationToken);
        var stored = await db.LearnedModels.AsNoTracking().OrderByDescending(model => model.Number).Select(model => new { model.Card, model.IsInUse }).ToListAsync(cancellationToken);
        var versions = stored.ConvertAll(one => new PredictionVersion(ModelCard.FromJson(one.Card), one.IsInUse));
        var job = await db.Jobs.Where(j => j.Kind == JobKind.Train).OrderByDescending(j => j.Id).Select(j => new { j.Id, j.State }).FirstOrDefaultAsync(cancellationToken);
        return new(
            versions.Find(version => version.IsInUse)?.Card, Training.NotEnough(won, lost), won, lost, versions, await db.LearningChoices.AsNoTracking().OrderBy(choice => choice.At).ToListAsync(cancellationToken),
            job is { State: JobState.Waiting or JobState.Running } ? job.Id : null, actor.EditsModels, actor.Administers);
    }
}

/// <param name="Card">Of the prediction in use; null while there is none.</param>
/// <param name="NotEnough">"not enough outcomes yet (12 of 40)", or null when there are enough.</param>
/// <param name="Versions">Newest first.</param>
/// <param name="JobId">The learning that is under way.</param>
public sealed record PredictionState(
    ModelCard? Card, string? NotEnough, long Won, long Lost, IReadOnlyList<PredictionVersion> Versions, IReadOnlyList<LearningChoice> TakenIn, long? JobId, bool MayTrain, bool MayConfirm);

public sealed record PredictionVersion(ModelCard Card, bool IsInUse);
