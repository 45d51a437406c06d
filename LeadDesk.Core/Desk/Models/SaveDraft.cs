using LeadDesk.Core.Data;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>
/// Saves what one of its editors made of a draft. Whatever others saved since is brought together with it, rule by rule; only when both
/// changed the same rule differently nothing is saved and the conflicts are returned, to be decided and saved again.
/// </summary>
public sealed class SaveDraft(IDbContextFactory<LeadDb> databases, TimeProvider clock, ModelHub hub)
{
    private const int LongestDefinition = 2_000_000;

    /// <param name="stamp">The stamp that the editor last got.</param>
    /// <param name="original">The definition that the editor last got, from which the changes were made.</param>
    /// <param name="mineWins">Decides conflicts for the one who saves.</param>
    public async Task<DraftSaved> RunAsync(
        Actor actor, int versionId, int stamp, ModelDefinition original, ModelDefinition definition, bool mineWins, CancellationToken cancellationToken)
    {
        if (!actor.EditsModels)
        {
            return DraftSaved.Refused(ModelShelf.MayNotEdit);
        }

        if (ModelJson.Problem(definition) is { } problem)
        {
            return DraftSaved.Refused(Outcome.Refuse(problem));
        }

        var now = clock.GetUtcNow();
        var modelId = 0;
        var (outcome, saved) = await ModelShelf.RunAsync<DraftSaved>(databases, async (db, ct) =>
        {
            var version = await ModelShelf.VersionAsync(db, versionId, ct);

            if (version is not { State: ModelState.Draft })
            {
                return (ModelShelf.IsOver(version), null);
            }

            var stored = ModelShelf.Read(version.Definition);
            var merge = version.Version == stamp ? new MergeResult(definition, []) : ModelMerge.Of(original, definition, stored, mineWins);

            if (merge.Conflicts.Count > 0)
            {
                var told = Outcome.Refuse($"{version.ChangedBy ?? version.Author} changed the same part as you. Choose which of both counts; nothing is lost until you do.");
                return (told, new(told, version.Version, stored, merge.Conflicts, version.ChangedBy));
            }

            if (!actor.Administers && !merge.Merged.Confirmed.SequenceEqual(stored.Confirmed))
            {
                return (Outcome.Refuse("Only an admin lets a model use a protected attribute. Nothing was saved."), null);
            }

            version.Definition = ModelJson.Write(merge.Merged);

            if (version.Definition.Length > LongestDefinition)
            {
                return (Outcome.Refuse("The model has become too large to be kept. Nothing was saved; take out what is not needed."), null);
            }

            (version.ChangedBy, version.ChangedAt, modelId) = (actor.Name, now, version.ModelId);

            if (version.Model.Versions.TrueForAll(other => other.State == ModelState.Draft) && merge.Merged.Name.Trim() is { Length: > 0 and <= 200 } name)
            {
                version.Model.Name = name;
            }

            await db.SaveChangesAsync(ct);
            return (Outcome.Done, new(Outcome.Done, version.Version, merge.Merged, [], null));
        }, cancellationToken);

        if (modelId > 0 && outcome.Succeeded)
        {
            hub.Say(modelId);
        }

        return saved ?? DraftSaved.Refused(outcome);
    }
}

/// <param name="Stamp">To be given with the next save.</param>
/// <param name="Definition">What is stored now; with conflicts, what the others stored. Null when refused for another reason.</param>
/// <param name="Conflicts">What both changed; empty when all went well.</param>
/// <param name="By">Who made the other change.</param>
public sealed record DraftSaved(Outcome Outcome, int Stamp, ModelDefinition? Definition, IReadOnlyList<MergeConflict> Conflicts, string? By)
{
    internal static DraftSaved Refused(Outcome outcome) => new(outcome, 0, null, [], null);
}
