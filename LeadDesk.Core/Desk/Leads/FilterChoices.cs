using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Everything that a list of leads can be filtered by, as far as it is not the same for every desk.</summary>
public sealed class FilterChoices(IDbContextFactory<LeadDb> databases, OwnerChoices owners, SourceChoices sources, TagChoices tags, SegmentChoices segments, PublishedModels published)
{
    public async Task<FilterMenu> AskAsync(Actor actor, CancellationToken cancellationToken = default) => new(
        await owners.AskAsync(actor, cancellationToken),
        await sources.AskAsync(actor, cancellationToken),
        await tags.AskAsync(actor, cancellationToken),
        await FieldsAsync(cancellationToken),
        await PersonasAsync(cancellationToken),
        await QuestionsAsync(cancellationToken),
        await segments.AskAsync(actor, cancellationToken));

    /// <summary>What the frameworks ask beyond the built-in questions.</summary>
    public async Task<IReadOnlyList<Facet>> QuestionsAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await OwnQuestions.FindAsync(db, cancellationToken);
    }

    /// <summary>The personas of the published models, each name once.</summary>
    public async Task<IReadOnlyList<string>> PersonasAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var models = await published.FindAsync(db, cancellationToken);
        return [.. models.Models.SelectMany(model => model.Compiled.Definition.Personas).Select(persona => persona.Name).Distinct()];
    }

    /// <summary>The custom fields in use, in their order.</summary>
    public async Task<IReadOnlyList<CustomField>> FieldsAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.CustomFields.AsNoTracking().Where(field => field.ArchivedAt == null).OrderBy(field => field.Order).ThenBy(field => field.Id).ToListAsync(cancellationToken);
    }
}

public sealed record FilterMenu(IReadOnlyList<OwnerChoice> Owners, IReadOnlyList<NamedCount> Sources, IReadOnlyList<NamedCount> Tags, IReadOnlyList<CustomField> Fields, IReadOnlyList<string> Personas, IReadOnlyList<Facet> Questions, IReadOnlyList<SegmentChoice> Segments);
