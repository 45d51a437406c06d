using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;

namespace LeadDesk.Core.Desk.Models;

/// <summary>What follows when other models become the published ones: every lead is rated anew in the background.</summary>
internal static class Publishing
{
    /// <summary>Takes the place of the version published so far. Call inside a transaction, save afterwards.</summary>
    public static Job Publish(LeadDb db, Actor actor, ScoringModelVersion version, ModelDefinition definition, string? note, bool handOver, DateTimeOffset now)
    {
        foreach (var earlier in version.Model.Versions.Where(other => other.State == ModelState.Published))
        {
            earlier.State = ModelState.Retired;
        }

        (version.State, version.PublishedAt, version.PublishedBy) = (ModelState.Published, now, actor.Name);
        (version.Note, version.HandedOver) = (string.IsNullOrWhiteSpace(note) ? version.Note : note.Trim(), handOver);
        version.Model.Name = definition.Name.Trim();
        db.Audit(actor, now, "Published a scoring model", version.Model, $"v{version.Number}{(handOver ? "" : ", quietly")}{(version.Note is { } said ? $": {said}" : "")}");
        return Rescore(db, actor, new(!handOver, version.Id), now);
    }

    public static Job Rescore(LeadDb db, Actor actor, RescoreInput input, DateTimeOffset now)
    {
        var job = new Job { Kind = JobKind.Rescore, Input = input.ToJson(), CreatedAt = now, ById = actor.UserId, By = actor.Name };
        db.Jobs.Add(job);
        return job;
    }

    /// <summary>Everything that keeps a definition from being published, as one refusal.</summary>
    public static async Task<Outcome> CheckAsync(LeadDb db, ModelDefinition definition, CancellationToken cancellationToken) =>
        ModelCheck.Of(definition, await ModelShelf.FieldsAsync(db, cancellationToken)).Outcome;
}
