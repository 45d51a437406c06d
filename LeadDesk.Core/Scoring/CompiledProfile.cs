using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>The part of a model that looks at who a lead is: criteria, adjustments, personas, disqualifiers.</summary>
internal sealed class CompiledProfile
{
    private readonly ModelDefinition definition;
    private readonly Dictionary<string, int> places;
    private readonly Func<Facts, bool>? appliesTo;
    private readonly (int Place, Func<Facts, bool>[] Tiers)[] criteria;
    private readonly Func<Facts, bool>[] adjustments, personas, disqualifiers;
    private readonly FieldValue[] personaNames;
    private readonly double allWeight;

    public CompiledProfile(ModelDefinition definition)
    {
        this.definition = definition;
        Attributes = [.. definition.Attributes()];
        places = Attributes.Append(Persona.Attribute).Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        appliesTo = definition.AppliesTo is { } condition ? Of(condition) : null;
        criteria = [.. definition.Criteria.Select(criterion => (places[criterion.Attribute], criterion.Tiers.Select(tier => Of(tier.When)).ToArray()))];
        adjustments = [.. definition.Adjustments.Select(adjustment => Of(adjustment.When))];
        personas = [.. definition.Personas.Select(persona => Of(persona.When))];
        personaNames = [.. definition.Personas.Select(persona => FieldValue.Of(persona.Name))];
        disqualifiers = [.. definition.Disqualifiers.Select(disqualifier => Of(disqualifier.When))];
        allWeight = definition.Criteria.Sum(criterion => criterion.Weight);
    }

    public IReadOnlyList<string> Attributes { get; }

    public void Load(Facts facts, ReadOnlySpan<FieldValue> values)
    {
        facts.Load(values, Attributes.Count + 1);

        if (CompiledCondition.FirstHolding(personas, facts) is >= 0 and var persona)
        {
            facts.Set(Attributes.Count, personaNames[persona]);
        }
    }

    /// <summary>The name of the first persona that holds, or null.</summary>
    public string? PersonaOf(Facts facts) => facts[Attributes.Count].Text;

    public bool Applies(Facts facts) => appliesTo is null || appliesTo(facts);
    public int DisqualifierOf(Facts facts) => CompiledCondition.FirstHolding(disqualifiers, facts);
    public bool Holds(int adjustment, Facts facts) => adjustments[adjustment](facts);
    public FieldValue ValueOf(int criterion, Facts facts) => facts[criteria[criterion].Place];

    /// <summary>The tier that a criterion's value reaches, −1 for none; null when the value is unknown.</summary>
    public int? TierOf(int criterion, Facts facts)
    {
        var (place, tiers) = criteria[criterion];
        return facts[place].IsEmpty ? null : CompiledCondition.FirstHolding(tiers, facts);
    }

    public void AddUp(Sheet sheet)
    {
        var (points, weight, known) = (0d, 0d, 0d);

        for (var i = 0; i < criteria.Length; i++)
        {
            var criterion = definition.Criteria[i];
            var tier = TierOf(i, sheet.Facts);
            weight += tier is null && criterion.WhenEmpty == WhenEmpty.LeftOut ? 0 : criterion.Weight;
            known += tier is null ? 0 : criterion.Weight;
            points += tier is >= 0 ? criterion.Weight * criterion.Tiers[tier.Value].Points : 0;
        }

        sheet.CountedWeight = weight;
        sheet.FitTotal = (weight > 0 ? points / weight : 0) + AdjustmentsOn(Axis.Fit, sheet.Facts);
        sheet.FitTenths = Tenths.OfAxis(sheet.FitTotal, definition.MostFit);
        sheet.Coverage = allWeight > 0 ? Math.Round(known / allWeight, 4) : 1;
    }

    public double AdjustmentsOn(Axis axis, Facts facts)
    {
        var points = 0d;

        for (var i = 0; i < adjustments.Length; i++)
        {
            points += definition.Adjustments[i].Axis == axis && adjustments[i](facts) ? definition.Adjustments[i].Points : 0;
        }

        return points;
    }

    private Func<Facts, bool> Of(Condition condition) => CompiledCondition.Of(condition, attribute => places[attribute]);
}
