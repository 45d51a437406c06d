using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>What the published models look for, in words, and how many leads are like it. Not for reps.</summary>
public sealed class IdealCustomer(IDbContextFactory<LeadDb> databases, PublishedModels published)
{
    private const int BestBehaviours = 5;

    /// <summary>Null when the actor may not see it.</summary>
    public async Task<IdealProfiles?> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.SeesAllLeads)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var models = await published.FindAsync(db, cancellationToken);
        var versions = await db.ScoringModelVersions.AsNoTracking().Select(version => new { version.Id, version.ModelId, version.Number }).ToDictionaryAsync(version => version.Id, cancellationToken);
        var custom = await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken);
        var counted = await db.Leads.GroupBy(lead => new { lead.ModelVersionId, lead.Cell, lead.Persona })
            .Select(group => new { group.Key.ModelVersionId, group.Key.Cell, group.Key.Persona, Count = group.LongCount() }).ToListAsync(cancellationToken);

        // A rescoring may still be on its way: earlier versions of the model count too.
        var counts = counted.ConvertAll(row => new Counted(row.ModelVersionId is { } id ? versions.GetValueOrDefault(id)?.ModelId : null, row.Cell, row.Persona, row.Count));
        return new(
            [.. models.Models.Select(model => model.Compiled).Select(model =>
            {
                var version = versions.GetValueOrDefault(model.VersionId ?? 0);
                return Describe(model.Definition, version?.ModelId ?? 0, version?.Number ?? 0, custom, [.. counts.Where(row => row.ModelId == version?.ModelId)]);
            })],
            Like(counts), counts.Sum(row => row.Count));
    }

    private static IdealProfile Describe(ModelDefinition model, int modelId, int number, IReadOnlyList<CustomField> custom, IReadOnlyList<Counted> leads)
    {
        return new()
        {
            ModelId = modelId,
            Model = $"{model.Name} v{number}",
            AppliesTo = model.AppliesTo is { } condition ? ConditionWords.Of(condition, NameOf) : null,
            Criteria = [.. model.Criteria.OrderByDescending(criterion => criterion.Weight).Select(criterion => (criterion, Best: criterion.Tiers.MaxBy(tier => tier.Points)))
                .Where(pair => pair.Best is not null)
                .Select(pair => new IdealCriterion(pair.criterion.Name, ConditionWords.Of(pair.Best!.When, NameOf), pair.Best.Points, pair.criterion.Weight))],
            Behaviours = [.. model.Behaviours.Where(behaviour => behaviour.Points > 0).OrderByDescending(behaviour => behaviour.Points).Take(BestBehaviours)
                .Select(behaviour => new IdealBehaviour(behaviour.Name, behaviour.Points, behaviour.Decay.Kind == DecayKind.None ? null : BehaviourWords.Of(behaviour.Decay)))],
            Personas = [.. model.Personas.Select(persona => new IdealPersona(persona.Name, ConditionWords.Of(persona.When, NameOf), leads.Where(row => row.Persona == persona.Name).Sum(row => row.Count)))],
            Protected = [.. model.Attributes().Where(attribute => LeadFields.Find(attribute, custom)?.IsProtected == true)
                .Select(attribute => new ProtectedUse(NameOf(attribute), model.Confirmed.FirstOrDefault(confirmed => confirmed.Attribute == attribute)))],
            Like = Like(leads),
            Leads = leads.Sum(row => row.Count),
        };

        string NameOf(string attribute) => attribute == Persona.Attribute ? "Persona" : LeadFields.Find(attribute, custom)?.Name ?? attribute;
    }

    private static long Like(IEnumerable<Counted> leads) => leads.Where(row => row.Cell.Fit == 'A').Sum(row => row.Count);

    private sealed record Counted(int? ModelId, Cell Cell, string? Persona, long Count);
}

/// <param name="Like">How many leads have fit A, by whatever model.</param>
public sealed record IdealProfiles(IReadOnlyList<IdealProfile> Models, long Like, long Leads);

/// <summary>What one model scores best.</summary>
public sealed record IdealProfile
{
    public required int ModelId { get; init; }
    public required string Model { get; init; }

    /// <summary>Which leads it is for; null for all.</summary>
    public string? AppliesTo { get; init; }
    public required IReadOnlyList<IdealCriterion> Criteria { get; init; }
    public required IReadOnlyList<IdealBehaviour> Behaviours { get; init; }
    public required IReadOnlyList<IdealPersona> Personas { get; init; }
    public required IReadOnlyList<ProtectedUse> Protected { get; init; }

    /// <summary>How many of the leads that it rated have fit A.</summary>
    public required long Like { get; init; }
    public required long Leads { get; init; }
}

/// <param name="Best">The condition that gives the most points, in words.</param>
/// <param name="Points">0–100, before the weight.</param>
/// <param name="Weight">Percent of fit.</param>
public sealed record IdealCriterion(string Name, string Best, double Points, double Weight)
{
    /// <summary>What it adds to fit, 0–100.</summary>
    public double OfFit => Points * Weight / 100;
}

public sealed record IdealBehaviour(string Name, double Points, string? Decay);

public sealed record IdealPersona(string Name, string Who, long Leads);

/// <param name="Confirmed">Who allowed it and why; null when nobody has, and the model should not be using it.</param>
public sealed record ProtectedUse(string Attribute, Confirmation? Confirmed);
