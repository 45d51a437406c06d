using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>A model that is being edited and may be broken, without what cannot be reckoned with.</summary>
/// <param name="Model">The rest, which can be compiled.</param>
/// <param name="Problems">What was left out and why, in words.</param>
/// <param name="LeftOut">The paths of rules that are not counted, such as "disqualifiers/Student".</param>
public sealed record CountableModel(ModelDefinition Model, IReadOnlyList<string> Problems, IReadOnlySet<string> LeftOut)
{
    /// <summary>Takes the place of a condition that cannot be asked: it holds for nobody.</summary>
    private static readonly Condition Never = new Condition.Any();

    /// <param name="written">A draft with its segments written in; where they could not be, for whom it is stays out of account.</param>
    public static CountableModel Of(WrittenModel written, IReadOnlyList<LeadField> fields)
    {
        var countable = Of(written.Sound, fields);
        return written.Problems.Count == 0 ? countable : countable with { Problems = [.. written.Problems, .. countable.Problems], LeftOut = countable.LeftOut.Append("appliesTo").ToHashSet() };
    }

    /// <param name="fields">All fields there are. Protected ones are counted too; whether they may be used is for <see cref="ModelCheck"/> to say.</param>
    public static CountableModel Of(ModelDefinition model, IReadOnlyList<LeadField> fields)
    {
        var (problems, leftOut) = (new List<string>(), new HashSet<string>());
        IReadOnlyList<LeadField> open = [.. fields.Select(field => field with { IsProtected = false })];
        var countable = model with
        {
            AppliesTo = model.AppliesTo is { } when && Sound("appliesTo", "The leads it is for", when) == Never ? null : model.AppliesTo,
            Criteria = [.. model.Criteria.Select(rule => rule with { Tiers = [.. rule.Tiers.Select((tier, i) => tier with { When = Sound($"criteria/{rule.Name}/{i}", $"{rule.Name}, tier {i + 1}", tier.When) })] })],
            Adjustments = [.. model.Adjustments.Select(rule => rule with { When = Sound($"adjustments/{rule.Name}", rule.Name, rule.When) })],
            Disqualifiers = [.. model.Disqualifiers.Select(rule => rule with { When = Sound($"disqualifiers/{rule.Name}", rule.Name, rule.When) })],
            Personas = [.. model.Personas.Select(rule => rule with { When = Sound($"personas/{rule.Name}", rule.Name, rule.When) })],
            Behaviours = [.. model.Behaviours.Where(Knows)],
            Matrix = [.. model.Matrix.Where(entry => Cell.TryParse(entry.Cell, out _)).DistinctBy(entry => entry.Cell.ToUpperInvariant())],
        };
        return new(countable, problems, leftOut);

        Condition Sound(string path, string rule, Condition when)
        {
            var outcome = ConditionCheck.Of(when, open);

            if (outcome.Succeeded)
            {
                return when;
            }

            problems.Add($"{rule} cannot be counted: {outcome.Refusal}");
            leftOut.Add(path);
            return Never;
        }

        bool Knows(Behaviour rule)
        {
            var known = rule.Group is not { } group || model.Groups.Any(other => other.Name == group);

            if (!known)
            {
                problems.Add($"{rule.Name} cannot be counted: it belongs to the group \"{rule.Group}\", which the model does not have.");
                leftOut.Add($"behaviours/{rule.Name}");
            }

            return known;
        }
    }
}
