using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>What the verbs on scoring models have in common.</summary>
internal static class ModelShelf
{
    public static Outcome MayNotEdit { get; } = Outcome.Refuse("Only a marketer or an admin changes scoring models.");
    public static Outcome NotFound { get; } = Outcome.Refuse("There is no such scoring model.");

    public static Outcome IsOver(ScoringModelVersion? version) => Outcome.Refuse(version switch
    {
        null => "This draft was discarded meanwhile. Start a new one; what you see here can still be copied from.",
        { State: ModelState.Published } => $"This draft was published as v{version.Number} by {version.PublishedBy} meanwhile. Start a new draft to go on.",
        _ => $"Version {version.Number} is no draft any more. Start a new draft to go on.",
    });

    public static Outcome ChangedMeanwhile(ScoringModelVersion version) =>
        Outcome.Refuse($"{version.ChangedBy ?? version.Author} changed this draft a moment ago. Nothing was done; look at it again and repeat.");

    public static ModelDefinition Read(string definition)
    {
        var outcome = ModelJson.TryRead(definition, out ModelDefinition? model);
        return outcome.Succeeded ? model! : throw new InvalidOperationException($"A stored scoring model cannot be read. {outcome.Refusal}");
    }

    /// <summary>Everything that conditions can ask for, archived custom fields included, because earlier versions use them.</summary>
    public static async Task<IReadOnlyList<LeadField>> FieldsAsync(LeadDb db, CancellationToken cancellationToken) =>
        LeadFields.With(await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken), await OwnQuestions.FindAsync(db, cancellationToken));

    /// <summary>The segments shared with everybody, as a draft can name its leads by them.</summary>
    public static async Task<IReadOnlyList<ModelSegment>> SegmentsAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var fields = await SegmentShelf.FieldsAsync(db, cancellationToken);
        return [.. (await SegmentNames.Nameable(db).ToListAsync(cancellationToken)).Select(segment => ModelSegment.Of(segment, fields))];
    }

    /// <summary>The draft with the conditions of the segments that it names, as they are now.</summary>
    public static async Task<WrittenModel> WriteAsync(LeadDb db, ModelDefinition draft, DateTimeOffset now, CancellationToken cancellationToken) =>
        WrittenModel.Of(draft, draft.NamesSegments ? await SegmentsAsync(db, cancellationToken) : [], DateOnly.FromDateTime(now.UtcDateTime));

    /// <summary>What of a draft can be reckoned with, its segments written in.</summary>
    public static async Task<CountableModel> CountableAsync(LeadDb db, ModelDefinition draft, DateTimeOffset now, CancellationToken cancellationToken) =>
        CountableModel.Of(await WriteAsync(db, draft, now, cancellationToken), await FieldsAsync(db, cancellationToken));

    public static Task<ScoringModelVersion?> VersionAsync(LeadDb db, int versionId, CancellationToken cancellationToken) =>
        db.ScoringModelVersions.Include(version => version.Model).ThenInclude(model => model.Versions).FirstOrDefaultAsync(version => version.Id == versionId, cancellationToken);

    public static Task<ScoringModel?> ModelAsync(LeadDb db, int modelId, CancellationToken cancellationToken) =>
        db.ScoringModels.Include(model => model.Versions).FirstOrDefaultAsync(model => model.Id == modelId, cancellationToken);

    /// <summary>Reads and writes in one transaction; when somebody else was first, nothing is done and the refusal says so.</summary>
    public static async Task<(Outcome Outcome, T? Value)> RunAsync<T>(
        IDbContextFactory<LeadDb> databases, Func<LeadDb, CancellationToken, Task<(Outcome, T?)>> change, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        try
        {
            return await db.WriteAsync(ct => change(db, ct), cancellationToken);
        }
        catch (DbUpdateException failure) when (db.IsLostRace(failure))
        {
            return (Outcome.Refuse("Somebody else changed this model at the same moment. Nothing of yours was done; look at it again and repeat."), default);
        }
    }

    public static void Audit(this LeadDb db, Actor actor, DateTimeOffset now, string action, ScoringModel model, string? detail = null) =>
        db.Audit.Add(AuditEntry.Of(actor, now, action, model.Name, detail));
}
