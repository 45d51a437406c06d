using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;

namespace LeadDesk.Core.Desk.Models;

/// <summary>What follows when other models become the published ones: every lead is rated anew in the background.</summary>
internal static class Publishing
{
    // Takes the place of the version published so far.
    private static Job Publish(LeadDb db, Actor actor, ScoringModelVersion version, ModelDefinition definition, string? note, bool handOver, DateTimeOffset now)
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

    /// <summary>Checks the version, which may be new, and publishes it; a refusal leaves nothing to be saved.</summary>
    /// <returns>The rescoring job's id.</returns>
    public static async Task<(Outcome Outcome, long JobId)> PublishAsync(
        LeadDb db, Actor actor, ScoringModelVersion version, string? note, bool handOver, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (outcome, definition) = await CheckAsync(db, ModelShelf.Read(version.Definition), now, cancellationToken);

        if (!outcome.Succeeded)
        {
            return (outcome, 0);
        }

        version.Definition = ModelJson.Write(definition);

        // A new version has no id before.
        await db.SaveChangesAsync(cancellationToken);
        var job = Publish(db, actor, version, definition, note, handOver, now);
        await db.SaveChangesAsync(cancellationToken);
        return (Outcome.Done, job.Id);
    }

    /// <summary>Tells the pages after the commit.</summary>
    public static (Outcome Outcome, long JobId) Say(this (Outcome Outcome, long JobId) result, ModelHub models, int modelId, LeadHub leads)
    {
        if (result.Outcome.Succeeded)
        {
            models.Say(modelId);
            leads.SayAll();
        }

        return result;
    }

    public static Job Rescore(LeadDb db, Actor actor, RescoreInput input, DateTimeOffset now)
    {
        var job = new Job { Kind = JobKind.Rescore, Input = input.ToJson(), CreatedAt = now, ById = actor.UserId, By = actor.Name };
        db.Jobs.Add(job);
        return job;
    }

    /// <summary>Everything that keeps a definition from being published, as one refusal.</summary>
    /// <returns>The definition as it would be published: what its segments ask now is written into it.</returns>
    public static async Task<(Outcome Outcome, ModelDefinition Definition)> CheckAsync(LeadDb db, ModelDefinition definition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var segments = definition.NamesSegments ? await ModelShelf.SegmentsAsync(db, cancellationToken) : [];
        var findings = ModelCheck.Of(definition, await ModelShelf.FieldsAsync(db, cancellationToken), segments);
        return (findings.Outcome, WrittenModel.Of(definition, segments, DateOnly.FromDateTime(now.UtcDateTime)).Model);
    }
}
