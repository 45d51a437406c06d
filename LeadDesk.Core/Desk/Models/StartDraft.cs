using LeadDesk.Core.Data;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Begins a draft of a model's next version, or finds the one there is: a model has at most one, which everybody edits together.</summary>
public sealed class StartDraft(IDbContextFactory<LeadDb> databases, TimeProvider clock, ModelHub hub)
{
    /// <param name="fromNumber">The version to begin from; null for the published one, else the newest.</param>
    /// <returns>The draft's version id.</returns>
    public async Task<(Outcome Outcome, int VersionId)> RunAsync(Actor actor, int modelId, int? fromNumber, CancellationToken cancellationToken)
    {
        if (!actor.EditsModels)
        {
            return (ModelShelf.MayNotEdit, 0);
        }

        var now = clock.GetUtcNow();
        var result = await ModelShelf.RunAsync<int>(databases, async (db, ct) =>
        {
            if (await ModelShelf.ModelAsync(db, modelId, ct) is not { } model)
            {
                return (ModelShelf.NotFound, 0);
            }

            if (model.Versions.Find(version => version.State == ModelState.Draft) is { } draft)
            {
                return fromNumber is null ? (Outcome.Done, draft.Id)
                    : (Outcome.Refuse($"There is a draft already, changed last by {draft.ChangedBy ?? draft.Author}. Publish or discard it first."), 0);
            }

            var newest = model.Versions.MaxBy(version => version.Number);
            var from = fromNumber is { } number ? model.Versions.Find(version => version.Number == number)
                : model.Versions.Find(version => version.State == ModelState.Published) ?? newest;

            if (from is null)
            {
                return (Outcome.Refuse($"{model.Name} has no version {fromNumber}."), 0);
            }

            draft = new()
            {
                Number = newest!.Number + 1,
                State = ModelState.Draft,
                Definition = from.Definition,
                BasedOn = from.Number,
                Author = actor.Name,
                CreatedAt = now,
            };
            model.Versions.Add(draft);
            await db.SaveChangesAsync(ct);
            return (Outcome.Done, draft.Id);
        }, cancellationToken);
        hub.Say(modelId);
        return result;
    }
}
