using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Takes a model out of use, or moves it in the order in which models are tried. Leads then go to the first other model that is for them.</summary>
public sealed class RetireModel(IDbContextFactory<LeadDb> databases, TimeProvider clock, ModelHub models, LeadHub leads)
{
    public Task<Outcome> RunAsync(Actor actor, int modelId, bool handOver, CancellationToken cancellationToken) =>
        ChangeAsync(actor, modelId, (db, model, now) =>
        {
            if (model.Versions.Find(version => version.State == ModelState.Published) is not { } published)
            {
                return Outcome.Refuse($"{model.Name} is not in use.");
            }

            published.State = ModelState.Retired;
            db.Audit(actor, now, "Took a scoring model out of use", model, $"v{published.Number}");
            Publishing.Rescore(db, actor, new(!handOver), now);
            return Outcome.Done;
        }, cancellationToken);

    /// <summary>Moves the model one place up or down.</summary>
    public Task<Outcome> MoveAsync(Actor actor, int modelId, bool up, bool handOver, CancellationToken cancellationToken) =>
        ChangeAsync(actor, modelId, (db, model, now) =>
        {
            var all = db.ScoringModels.Local.OrderBy(other => other.Order).ThenBy(other => other.Id).ToList();
            var place = all.IndexOf(model);
            var next = place + (up ? -1 : 1);

            if (next < 0 || next >= all.Count)
            {
                return Outcome.Refuse($"{model.Name} is the {(up ? "first" : "last")} already.");
            }

            (all[place], all[next]) = (all[next], all[place]);

            foreach (var (order, other) in all.Index())
            {
                other.Order = order + 1;
            }

            db.Audit(actor, now, "Moved a scoring model", model, up ? "up" : "down");
            Publishing.Rescore(db, actor, new(!handOver), now);
            return Outcome.Done;
        }, cancellationToken);

    private async Task<Outcome> ChangeAsync(Actor actor, int modelId, Func<LeadDb, ScoringModel, DateTimeOffset, Outcome> change, CancellationToken cancellationToken)
    {
        if (!actor.EditsModels)
        {
            return ModelShelf.MayNotEdit;
        }

        var now = clock.GetUtcNow();
        var (outcome, _) = await ModelShelf.RunAsync<object>(databases, async (db, ct) =>
        {
            await db.HoldAsync(["scoring-models"], ct);
            var all = await db.ScoringModels.Include(model => model.Versions).ToListAsync(ct);

            if (all.Find(model => model.Id == modelId) is not { } model)
            {
                return (ModelShelf.NotFound, null);
            }

            var outcome = change(db, model, now);

            if (outcome.Succeeded)
            {
                await db.SaveChangesAsync(ct);
            }

            return (outcome, null);
        }, cancellationToken);

        if (outcome.Succeeded)
        {
            models.Say(modelId);
            leads.SayAll();
        }

        return outcome;
    }
}
