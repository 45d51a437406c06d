using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>The published models as they are, and as they would be with a draft in the place of its model's published version.</summary>
/// <param name="Ours">The version that the draft would replace; null when the model has none in use.</param>
/// <param name="Fields">Every field that history may tell of, by key.</param>
internal sealed record PreviewSets(ModelSet Before, ModelSet After, CompiledModel Draft, int? Ours, IReadOnlyDictionary<string, LeadField> Fields)
{
    /// <summary>The attributes that any of the models looks at, and those that tell them.</summary>
    public IReadOnlyList<string> Attributes { get; } =
        [.. Before.Models.Concat(After.Models).SelectMany(model => model.Compiled.Attributes).SelectMany(key => key == "emailKind" ? (string[])["email"] : [key]).Distinct()];

    /// <summary>The names of other published models, each with the model.</summary>
    public IReadOnlyList<PublishedModel> Others { get; } = [.. After.Models.Where(model => model.Compiled != Draft)];

    public static async Task<PreviewSets> LoadAsync(LeadDb db, int draftId, int modelId, ModelDefinition definition, CancellationToken cancellationToken)
    {
        var order = await db.ScoringModels.Where(model => model.Id == modelId).Select(model => model.Order).FirstOrDefaultAsync(cancellationToken);
        var versions = await db.ScoringModelVersions.AsNoTracking()
            .Where(version => version.State == ModelState.Published)
            .Select(version => new { version.Id, version.ModelId, version.Model.Order, version.Definition })
            .ToListAsync(cancellationToken);
        var custom = await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken);
        var draft = new PublishedModel(new(definition, draftId), custom);
        var before = versions.Select(version => (version.Order, version.ModelId, Model: new PublishedModel(new(ModelShelf.Read(version.Definition), version.Id), custom)))
            .OrderBy(entry => entry.Order).ThenBy(entry => entry.ModelId).ToList();
        var after = before.Where(entry => entry.ModelId != modelId).Append((Order: order, ModelId: modelId, Model: draft)).OrderBy(entry => entry.Order).ThenBy(entry => entry.ModelId);
        return new(
            new(Stamp(before.Select(entry => entry.Model)), [.. before.Select(entry => entry.Model)]),
            new("preview", [.. after.Select(entry => entry.Model)]),
            draft.Compiled,
            versions.Find(version => version.ModelId == modelId)?.Id,
            LeadFields.With(custom, await OwnQuestions.FindAsync(db, cancellationToken)).DistinctBy(field => field.Key).ToDictionary(field => field.Key));
    }

    /// <summary>Differs when other versions are in use, or are tried in another order.</summary>
    public static async Task<string> StampAsync(LeadDb db, CancellationToken cancellationToken) => string.Join(',', await db.ScoringModelVersions
        .Where(version => version.State == ModelState.Published)
        .OrderBy(version => version.Model.Order).ThenBy(version => version.ModelId)
        .Select(version => version.Id)
        .ToListAsync(cancellationToken));

    private static string Stamp(IEnumerable<PublishedModel> models) => string.Join(',', models.Select(model => model.Compiled.VersionId));
}
