using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>Which rules of a model hold for a lead at a moment, one number for each rule, to be learned from.</summary>
public sealed class RuleHolds(CompiledModel model)
{
    /// <summary>How many numbers there are for a lead: criteria first, then adjustments, then behaviours.</summary>
    public int Width => model.Definition.Criteria.Count + model.Definition.Adjustments.Count + model.Definition.Behaviours.Count;

    /// <summary>How many different numbers each rule can have: for a criterion none, empty and each tier; for the others no and yes.</summary>
    public int PlacesOf(int rule) => rule < model.Definition.Criteria.Count ? model.Definition.Criteria[rule].Tiers.Count + 2 : 2;

    /// <summary>For a criterion 0 for no tier, 1 for an empty attribute, 2 and up for its tiers in order; for the others 0 and 1.</summary>
    public int[] Of(ReadOnlySpan<FieldValue> values, ReadOnlySpan<Signal> signals, DateTimeOffset now)
    {
        var (sheet, holds, criteria, adjustments) = (model.Fill(values, signals, Minute.Of(now)), new int[Width], model.Definition.Criteria.Count, model.Definition.Adjustments.Count);

        for (var i = 0; i < criteria; i++)
        {
            holds[i] = model.Profile.TierOf(i, sheet.Facts) is { } tier ? tier < 0 ? 0 : tier + 2 : 1;
        }

        for (var i = 0; i < adjustments; i++)
        {
            holds[criteria + i] = model.Profile.Holds(i, sheet.Facts) ? 1 : 0;
        }

        for (var i = 0; i < model.Behaviours.Length; i++)
        {
            holds[criteria + adjustments + i] = sheet.Engagement[i] is { Count: > 0 } track && track.Counting(model.Behaviours[i], sheet.Now) > 0 ? 1 : 0;
        }

        CompiledModel.Return(sheet);
        return holds;
    }

    /// <summary>The rules that give points, with their points now: for each where its number stands and which number means that it holds.</summary>
    /// <param name="nameOf">An attribute's name for its key.</param>
    public IEnumerable<(string Path, string Name, int Rule, int Place, double Points, bool IsSigned)> Rules(Func<string, string> nameOf)
    {
        var (definition, at) = (model.Definition, 0);

        foreach (var criterion in definition.Criteria)
        {
            foreach (var (i, tier) in criterion.Tiers.Index())
            {
                yield return ($"criteria/{criterion.Name}/{i}", ConditionWords.Of(tier.When, nameOf) is var words && words.StartsWith(criterion.Name, StringComparison.OrdinalIgnoreCase) ? words : $"{criterion.Name}: {words}", at, i + 2, tier.Points, false);
            }

            at++;
        }

        foreach (var adjustment in definition.Adjustments)
        {
            yield return ($"adjustments/{adjustment.Name}", adjustment.Name, at++, 1, adjustment.Points, true);
        }

        foreach (var behaviour in definition.Behaviours)
        {
            yield return ($"behaviours/{behaviour.Name}", behaviour.Name, at++, 1, behaviour.Points, true);
        }
    }

    /// <summary>The model with other points for the rules with these paths.</summary>
    public static ModelDefinition WithPoints(ModelDefinition definition, IReadOnlyDictionary<string, double> points) => definition with
    {
        Criteria = [.. definition.Criteria.Select(criterion => criterion with { Tiers = [.. criterion.Tiers.Select((tier, i) => points.TryGetValue($"criteria/{criterion.Name}/{i}", out var earned) ? tier with { Points = earned } : tier)] })],
        Adjustments = [.. definition.Adjustments.Select(rule => points.TryGetValue($"adjustments/{rule.Name}", out var earned) ? rule with { Points = earned } : rule)],
        Behaviours = [.. definition.Behaviours.Select(rule => points.TryGetValue($"behaviours/{rule.Name}", out var earned) ? rule with { Points = earned } : rule)],
    };
}
