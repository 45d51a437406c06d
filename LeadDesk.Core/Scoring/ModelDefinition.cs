using System.Text.Json.Serialization;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>A scoring model as people edit it and as a version stores it: only data. Points are on a scale of 0–100 per axis.</summary>
public sealed record ModelDefinition
{
    /// <summary>2 added content tags, campaigns, axis caps, the first event and the reasons of rules, 3 the segments that conditions come from; what earlier ones wrote is read as it is.</summary>
    public const int OldestSchema = 1, CurrentSchema = 3;

    /// <summary>The shape of this record; a newer one is refused instead of half understood.</summary>
    public int Schema { get; init; } = CurrentSchema;
    public required string Name { get; init; }
    public string? Description { get; init; }

    /// <summary>Which leads it is for; null for all.</summary>
    public Condition? AppliesTo { get; init; }
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];
    public IReadOnlyList<Adjustment> Adjustments { get; init; } = [];
    public IReadOnlyList<Behaviour> Behaviours { get; init; } = [];
    public IReadOnlyList<BehaviourGroup> Groups { get; init; } = [];

    /// <summary>Kinds of content, such as "how to buy", told by the subjects of events. Behaviours can ask for them.</summary>
    public IReadOnlyList<ContentTag> ContentTags { get; init; } = [];
    public IReadOnlyList<Disqualifier> Disqualifiers { get; init; } = [];
    public IReadOnlyList<Persona> Personas { get; init; } = [];

    /// <summary>The share of fit in the score in percent; engagement has the rest.</summary>
    public double FitWeight { get; init; } = 50;

    /// <summary>The most that fit and engagement can come to, 0–100.</summary>
    public double MostFit { get; init; } = 100;
    public double MostEngagement { get; init; } = 100;

    /// <summary>Where fit grades A, B and C and engagement levels 1, 2 and 3 begin, inclusive.</summary>
    public Bounds Grades { get; init; } = new(75, 50, 25);
    public Bounds Levels { get; init; } = new(75, 50, 25);

    /// <summary>What is done with the leads of each of the sixteen cells.</summary>
    public IReadOnlyList<CellTreatment> Matrix { get; init; } = CellTreatment.Usual;

    /// <summary>Protected attributes that an admin allowed, each with the reason.</summary>
    public IReadOnlyList<Confirmation> Confirmed { get; init; } = [];

    /// <summary>A draft may name its leads by segments; what is published has their conditions instead.</summary>
    [JsonIgnore]
    public bool NamesSegments => AppliesTo?.Tests().Any(test => SegmentFields.TryReadSegment(test.Attribute, out _)) == true;

    /// <summary>Every condition in the model with the rule it belongs to.</summary>
    public IEnumerable<(string Rule, Condition When)> Conditions() =>
    [
        .. AppliesTo is { } condition ? [("the leads it is for", condition)] : ((string, Condition)[])[],
        .. Criteria.SelectMany(criterion => criterion.Tiers.Select(tier => (criterion.Name, tier.When))),
        .. Adjustments.Select(adjustment => (adjustment.Name, adjustment.When)),
        .. Disqualifiers.Select(disqualifier => (disqualifier.Name, disqualifier.When)),
        .. Personas.Select(persona => (persona.Name, persona.When)),
    ];

    /// <summary>The attributes the model looks at, each once, without the persona, which follows from others.</summary>
    public IEnumerable<string> Attributes() => Criteria.Select(criterion => criterion.Attribute)
        .Concat(Conditions().SelectMany(rule => rule.When.Tests()).Select(test => test.Attribute))
        .Where(attribute => attribute != Persona.Attribute)
        .Distinct();
}

/// <summary>One thing that makes a lead fit. The first tier that holds gives its points; none gives 0.</summary>
/// <param name="Weight">Percent of fit; those of all criteria sum to 100.</param>
public sealed record Criterion(string Name, string Attribute, double Weight, WhenEmpty WhenEmpty, IReadOnlyList<Tier> Tiers)
{
    /// <summary>Why the rule is there, for those who read the model.</summary>
    public string? Why { get; init; }
}

/// <param name="Points">0–100.</param>
public sealed record Tier(Condition When, double Points);

public enum WhenEmpty
{
    /// <summary>An unknown attribute gives 0 points.</summary>
    CountsZero,

    /// <summary>An unknown attribute leaves the criterion out; the other weights share its part.</summary>
    LeftOut,
}

/// <summary>Signed points on an axis while a condition holds, such as −10 for a personal e-mail address.</summary>
public sealed record Adjustment(string Name, Condition When, double Points, Axis Axis = Axis.Fit)
{
    public string? Why { get; init; }
}

public enum Axis
{
    Fit,
    Engagement,
}

/// <summary>Takes a lead to D4 and 0 points whatever else is known.</summary>
public sealed record Disqualifier(string Name, Condition When)
{
    public string? Why { get; init; }
}

/// <summary>A kind of person with a name; the first that holds is the lead's "persona".</summary>
public sealed record Persona(string Name, Condition When)
{
    public string? Why { get; init; }

    /// <summary>The attribute under which conditions find the persona's name.</summary>
    public const string Attribute = "persona";
}

/// <summary>Three falling bounds on a scale of 0–100, each inclusive.</summary>
public sealed record Bounds(double First, double Second, double Third);

/// <param name="Attribute">A protected attribute that may be used.</param>
public sealed record Confirmation(string Attribute, string Reason, string By);

/// <param name="FollowUpHours">Within how many hours sales promises to follow up; only for hand-over.</param>
public sealed record CellTreatment(string Cell, Treatment Treatment, int? FollowUpHours = null)
{
    public static IReadOnlyList<CellTreatment> Usual { get; } = [.. Leads.Cell.All.Select(UsualFor)];

    private static CellTreatment UsualFor(Cell cell) => cell.Name switch
    {
        "A1" or "B1" => new(cell.Name, Treatment.HandOver, 24),
        "A2" or "A3" or "B2" or "B3" => new(cell.Name, Treatment.HandOver, 48),
        "C3" or "C4" or "D2" => new(cell.Name, Treatment.LongNurture),
        "D3" or "D4" => new(cell.Name, Treatment.Discard),
        _ => new(cell.Name, Treatment.Nurture),
    };
}

public enum Treatment
{
    HandOver,
    Nurture,
    LongNurture,
    Discard,
}
