using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>One scoring model with its versions, and the definitions that its page shows.</summary>
public sealed class ModelPage(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <summary>Null when there is no such model for this actor.</summary>
    public async Task<ModelAtHand?> RunAsync(Actor actor, int modelId, CancellationToken cancellationToken)
    {
        if (!actor.SeesModels)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (await db.ScoringModels.AsNoTracking().Include(m => m.Versions).FirstOrDefaultAsync(m => m.Id == modelId, cancellationToken) is not { } model)
        {
            return null;
        }

        var fields = await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken);
        var own = await OwnQuestions.FindAsync(db, cancellationToken);
        var segments = await ModelShelf.SegmentsAsync(db, cancellationToken);
        var (published, draft) = (model.Versions.Find(version => version.State == ModelState.Published), model.Versions.Find(version => version.State == ModelState.Draft));
        return new()
        {
            Id = model.Id,
            Name = model.Name,
            Versions = [.. model.Versions.OrderByDescending(version => version.Number).Select(VersionRow.Of)],
            Draft = draft is null ? null : ModelShelf.Read(draft.Definition),
            Published = published is null ? null : ModelShelf.Read(published.Definition),
            Fields = [.. LeadFields.With(fields, own), .. segments.Select(segment => SegmentFields.In(segment.Id, segment.Name))],
            Segments = segments,
            FieldsInUse = [.. LeadFields.With(fields.Where(field => field.ArchivedAt is null), own).Where(field => field.Key != "externalId")],
            MayEdit = actor.EditsModels,
            MayConfirm = actor.Administers,
        };
    }

    /// <summary>The definition of one version; null when there is none for this actor.</summary>
    public async Task<ModelDefinition?> VersionAsync(Actor actor, int modelId, int number, CancellationToken cancellationToken)
    {
        if (!actor.SeesModels)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var definition = await db.ScoringModelVersions.Where(version => version.ModelId == modelId && version.Number == number).Select(version => version.Definition).FirstOrDefaultAsync(cancellationToken);
        return definition is null ? null : ModelShelf.Read(definition);
    }

    /// <summary>A version as a file, to be read by another desk, which knows nothing of this one's segments; null when there is none for this actor.</summary>
    public async Task<ModelDefinition?> FileAsync(Actor actor, int modelId, int number, CancellationToken cancellationToken)
    {
        if (await VersionAsync(actor, modelId, number, cancellationToken) is not { } definition)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (await ModelShelf.WriteAsync(db, definition, clock.GetUtcNow(), cancellationToken)).Model;
    }

    /// <summary>What differs between two versions, in words; null when one of them does not exist for this actor.</summary>
    public async Task<IReadOnlyList<ModelDifference>?> CompareAsync(Actor actor, int modelId, int before, int after, CancellationToken cancellationToken)
    {
        var (earlier, later) = (await VersionAsync(actor, modelId, before, cancellationToken), await VersionAsync(actor, modelId, after, cancellationToken));

        if (earlier is null || later is null)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        IReadOnlyList<LeadField> fields = [.. await ModelShelf.FieldsAsync(db, cancellationToken), .. await SegmentNames.FieldsAsync(db, cancellationToken)];
        return ModelDiff.Between(earlier, later, key => fields.FirstOrDefault(field => field.Key == key)?.Name ?? key);
    }
}

public sealed record ModelAtHand
{
    public required int Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Newest first, the draft included.</summary>
    public required IReadOnlyList<VersionRow> Versions { get; init; }
    public ModelDefinition? Draft { get; init; }
    public ModelDefinition? Published { get; init; }

    /// <summary>All fields, to name and check attributes by; and those to choose from.</summary>
    public required IReadOnlyList<LeadField> Fields { get; init; }
    public required IReadOnlyList<LeadField> FieldsInUse { get; init; }

    /// <summary>By which a draft may name its leads; those too that no model can be for, which say why.</summary>
    public IReadOnlyList<ModelSegment> Segments { get; init; } = [];
    public bool MayEdit { get; init; }
    public bool MayConfirm { get; init; }

    public VersionRow? DraftVersion => Versions.FirstOrDefault(version => version.State == ModelState.Draft);
    public VersionRow? PublishedVersion => Versions.FirstOrDefault(version => version.State == ModelState.Published);

    public string NameOf(string attribute) => attribute == Persona.Attribute ? "Persona" : Fields.FirstOrDefault(field => field.Key == attribute)?.Name ?? attribute;
}
