using LeadDesk.Core.Data;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Scoring.Templates;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Makes a new model with a first draft: empty, from a template, as a copy, or from a file. It rates nobody until it is published.</summary>
public sealed class CreateModel(IDbContextFactory<LeadDb> databases, TimeProvider clock, ModelHub hub)
{
    private static readonly Outcome NoTemplate = Outcome.Refuse("There is no such template.");

    public Task<(Outcome Outcome, int ModelId)> EmptyAsync(Actor actor, string name, CancellationToken cancellationToken) =>
        RunAsync(actor, (_, _) => Task.FromResult((Outcome.Done, (ModelDefinition?)new ModelDefinition { Name = name })), name, cancellationToken);

    /// <param name="key">A <see cref="ModelTemplate"/> key.</param>
    public Task<(Outcome Outcome, int ModelId)> FromTemplateAsync(Actor actor, string key, string? name, CancellationToken cancellationToken) =>
        RunAsync(actor, (_, _) => Task.FromResult(ModelTemplates.Find(key) is { } template ? (Outcome.Done, template.Model) : (NoTemplate, null)), name, cancellationToken);

    /// <param name="json">As <see cref="ModelJson"/> writes it; protected attributes have to be confirmed anew on this desk.</param>
    public Task<(Outcome Outcome, int ModelId)> FromJsonAsync(Actor actor, string json, string? name, CancellationToken cancellationToken) =>
        RunAsync(actor, (_, _) => Task.FromResult((ModelJson.TryRead(json, out ModelDefinition? model), model)), name, cancellationToken);

    public Task<(Outcome Outcome, int ModelId)> CopyAsync(Actor actor, int modelId, string? name, CancellationToken cancellationToken) =>
        RunAsync(actor, async (db, ct) =>
        {
            var versions = await db.ScoringModelVersions.AsNoTracking().Where(version => version.ModelId == modelId).ToListAsync(ct);
            var from = versions.Find(version => version.State == ModelState.Published) ?? versions.MaxBy(version => version.Number);
            return from is null ? (ModelShelf.NotFound, null) : (Outcome.Done, ModelShelf.Read(from.Definition));
        }, name, cancellationToken);

    private async Task<(Outcome Outcome, int ModelId)> RunAsync(
        Actor actor, Func<LeadDb, CancellationToken, Task<(Outcome, ModelDefinition?)>> find, string? name, CancellationToken cancellationToken)
    {
        if (!actor.EditsModels)
        {
            return (ModelShelf.MayNotEdit, 0);
        }

        var now = clock.GetUtcNow();
        var result = await ModelShelf.RunAsync<int>(databases, async (db, ct) =>
        {
            var (outcome, definition) = await find(db, ct);

            if (!outcome.Succeeded)
            {
                return (outcome, 0);
            }

            var called = (name ?? definition!.Name).Trim();

            if (called.Length is 0 or > 200)
            {
                return (Outcome.Refuse("A model needs a name of 1 to 200 characters. Nothing was made."), 0);
            }

            var taken = await db.ScoringModels.Select(other => other.Name).ToListAsync(ct);

            if (name is not null && taken.Contains(called, StringComparer.OrdinalIgnoreCase))
            {
                return (Outcome.Refuse($"There is a model called {called} already. Choose another name; nothing was made."), 0);
            }

            called = FreeName(called, taken);
            var model = new ScoringModel { Name = called, Order = (await db.ScoringModels.MaxAsync(other => (int?)other.Order, ct) ?? 0) + 1, CreatedAt = now };
            model.Versions.Add(new()
            {
                Number = 1,
                State = ModelState.Draft,
                Definition = ModelJson.Write(definition! with { Name = called, Confirmed = [] }),
                Author = actor.Name,
                CreatedAt = now,
            });
            db.ScoringModels.Add(model);
            db.Audit(actor, now, "Made a scoring model", model);
            await db.SaveChangesAsync(ct);
            return (Outcome.Done, model.Id);
        }, cancellationToken);

        if (result.Outcome.Succeeded)
        {
            hub.Say(result.Value);
        }

        return result;
    }

    /// <summary>The name, with a number behind it when it is taken.</summary>
    private static string FreeName(string name, List<string> taken) =>
        Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? name : $"{name} {number}").First(free => !taken.Contains(free, StringComparer.OrdinalIgnoreCase));
}
