using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>The scoring models in the order in which they are tried. Empty for those who may not see models.</summary>
public sealed class ModelList(IDbContextFactory<LeadDb> databases)
{
    public async Task<IReadOnlyList<ModelRow>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.SeesModels)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var models = await db.ScoringModels.AsNoTracking().Include(model => model.Versions).OrderBy(model => model.Order).ThenBy(model => model.Id).ToListAsync(cancellationToken);
        var leads = await db.Leads.GroupBy(lead => lead.ModelVersionId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        IReadOnlyList<LeadField> fields = [.. await ModelShelf.FieldsAsync(db, cancellationToken), .. await SegmentNames.FieldsAsync(db, cancellationToken)];
        return [.. models.Select(model => RowOf(model, fields, leads.Where(entry => model.Versions.Exists(version => version.Id == entry.Key)).Sum(entry => entry.Count)))];
    }

    private static ModelRow RowOf(ScoringModel model, IReadOnlyList<LeadField> fields, int leads)
    {
        var (published, draft) = (model.Versions.Find(version => version.State == ModelState.Published), model.Versions.Find(version => version.State == ModelState.Draft));
        var definition = ModelShelf.Read((published ?? draft ?? model.Versions.MaxBy(version => version.Number))!.Definition);
        return new()
        {
            Id = model.Id,
            Name = model.Name,
            Description = definition.Description,
            For = ConditionWords.Of(definition.AppliesTo, key => fields.FirstOrDefault(field => field.Key == key)?.Name ?? key),
            IsForAll = definition.AppliesTo is null,
            Published = published is null ? null : VersionRow.Of(published),
            Draft = draft is null ? null : VersionRow.Of(draft),
            Leads = leads,
            Protected = [.. definition.Confirmed.Select(entry => fields.FirstOrDefault(field => field.Key == entry.Attribute)?.Name ?? entry.Attribute)],
        };
    }
}

public sealed record ModelRow
{
    public required int Id { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }

    /// <summary>Which leads it is for, in words.</summary>
    public required string For { get; init; }

    /// <summary>It leaves no lead to the models after it.</summary>
    public bool IsForAll { get; init; }
    public VersionRow? Published { get; init; }
    public VersionRow? Draft { get; init; }

    /// <summary>How many leads carry a score of one of its versions.</summary>
    public int Leads { get; init; }

    /// <summary>Protected attributes that an admin let it use.</summary>
    public IReadOnlyList<string> Protected { get; init; } = [];
}

/// <param name="At">When it was published, or changed last.</param>
public sealed record VersionRow(int Id, int Number, ModelState State, string By, DateTimeOffset At, string? Note, int? BasedOn, bool? HandedOver, int Stamp)
{
    internal static VersionRow Of(ScoringModelVersion version) => new(
        version.Id, version.Number, version.State, version.PublishedBy ?? version.ChangedBy ?? version.Author, version.PublishedAt ?? version.ChangedAt ?? version.CreatedAt,
        version.Note, version.BasedOn, version.HandedOver, version.Version);
}
