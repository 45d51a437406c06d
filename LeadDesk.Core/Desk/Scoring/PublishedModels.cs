using System.Collections.Immutable;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>The published models, compiled once, with what they need to read a lead. Looks for newer ones each time it is asked, which costs one small query.</summary>
public sealed class PublishedModels
{
    private volatile ModelSet? loaded;

    /// <summary>The models published now, in the order in which they are tried.</summary>
    public async Task<ModelSet> FindAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var stamp = await StampAsync(db, cancellationToken);

        if (loaded is { } known && known.Stamp == stamp)
        {
            return known;
        }

        var versions = await db.ScoringModelVersions.AsNoTracking()
            .Where(version => version.State == ModelState.Published)
            .OrderBy(version => version.Model.Order).ThenBy(version => version.ModelId)
            .Select(version => new { version.Id, version.Definition })
            .ToListAsync(cancellationToken);
        var custom = await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken);
        var models = versions.Select(version => new PublishedModel(Compile(version.Id, version.Definition), custom)).ToImmutableArray();
        return loaded = new ModelSet(stamp, models);
    }

    private static CompiledModel Compile(int id, string definition)
    {
        var outcome = ModelJson.TryRead(definition, out ModelDefinition? model);
        return outcome.Succeeded ? new CompiledModel(model!, id) : throw new InvalidOperationException($"Scoring model version {id} cannot be read. {outcome.Refusal}");
    }

    private static async Task<string> StampAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var versions = await db.ScoringModelVersions
            .Where(version => version.State == ModelState.Published)
            .OrderBy(version => version.Model.Order).ThenBy(version => version.ModelId)
            .Select(version => version.Id)
            .ToListAsync(cancellationToken);

        // The newest as well as how many: a field can go and another one come.
        var fields = await db.CustomFields.CountAsync(cancellationToken);
        var newest = await db.CustomFields.MaxAsync(field => (int?)field.Id, cancellationToken);
        return $"{string.Join(',', versions)}|{fields}|{newest}";
    }
}

/// <param name="Stamp">Differs when other models are published or fields were added.</param>
public sealed record ModelSet(string Stamp, ImmutableArray<PublishedModel> Models)
{
    /// <summary>The first model that is for this lead, whose account has to be loaded, and the values it wants; null when none is.</summary>
    public (CompiledModel Model, FieldValue[] Values)? For(Lead lead)
    {
        foreach (var model in Models)
        {
            var values = model.Read(lead);

            if (model.Compiled.Applies(values))
            {
                return (model.Compiled, values);
            }
        }

        return null;
    }
}

/// <summary>A compiled model and how its attributes are read from a lead; one that no longer exists is empty.</summary>
/// <param name="more">What is known beside the fields of a lead.</param>
public sealed class PublishedModel(CompiledModel compiled, IReadOnlyList<CustomField> custom, params IReadOnlyList<LeadField> more)
{
    private readonly Func<Lead, FieldValue>[] readers = [.. compiled.Attributes.Select(key => (more.FirstOrDefault(field => field.Key == key) ?? LeadFields.Find(key, custom))?.Get ?? (_ => FieldValue.Empty))];

    public CompiledModel Compiled { get; } = compiled;

    public FieldValue[] Read(Lead lead) => Array.ConvertAll(readers, read => read(lead));
}
