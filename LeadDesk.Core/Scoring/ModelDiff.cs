using System.Globalization;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>One thing that differs between two models.</summary>
/// <param name="Part">Fit criteria, Behaviours, …: the heading it stands under.</param>
/// <param name="Rule">The rule's name; empty for what belongs to the model as a whole.</param>
/// <param name="What">"10 → 15 points", "added", "taken away".</param>
public sealed record ModelDifference(string Part, string Rule, string What)
{
    public override string ToString() => Rule.Length == 0 ? What : $"{Rule}: {What}";
}

/// <summary>What differs between two models, in words, part by part in the order of the editor. Rules are told apart by their names.</summary>
public sealed class ModelDiff
{
    private readonly List<ModelDifference> found = [];
    private readonly Func<string, string> nameOf;

    private ModelDiff(Func<string, string> nameOf) => this.nameOf = nameOf;

    /// <param name="nameOf">An attribute's name as people read it.</param>
    public static IReadOnlyList<ModelDifference> Between(ModelDefinition before, ModelDefinition after, Func<string, string> nameOf)
    {
        var diff = new ModelDiff(nameOf);
        diff.Compare(before, after);
        return diff.found;
    }

    private void Compare(ModelDefinition before, ModelDefinition after)
    {
        Say("Model", "", Change("name", before.Name, after.Name), Change("description", before.Description ?? "none", after.Description ?? "none"), Change("for", Say(before.AppliesTo), Say(after.AppliesTo)));
        Rules("Fit criteria", before.Criteria, after.Criteria, rule => rule.Name, Of);
        Rules("Adjustments", before.Adjustments, after.Adjustments, rule => rule.Name, Of);
        Rules("Behaviours", before.Behaviours, after.Behaviours, rule => rule.Name, Of);
        Rules("Groups", before.Groups, after.Groups, rule => rule.Name, (a, b) => [Points("cap", a.Cap, b.Cap)]);
        Rules("Content", before.ContentTags, after.ContentTags, rule => rule.Name, (a, b) => [Change("patterns", List(a.Patterns), List(b.Patterns))]);
        Rules("Disqualifiers", before.Disqualifiers, after.Disqualifiers, rule => rule.Name, (a, b) => [Change("when", Say(a.When), Say(b.When)), Why(a.Why, b.Why)]);
        Rules("Personas", before.Personas, after.Personas, rule => rule.Name, (a, b) => [Change("when", Say(a.When), Say(b.When)), Why(a.Why, b.Why)]);
        Say("Scale", "", Points("fit's share of the score", before.FitWeight, after.FitWeight, " %"), Change("fit grades begin at", Say(before.Grades), Say(after.Grades)), Change("engagement levels begin at", Say(before.Levels), Say(after.Levels)),
            Points("most fit", before.MostFit, after.MostFit), Points("most engagement", before.MostEngagement, after.MostEngagement));
        Rules("Matrix", before.Matrix, after.Matrix, entry => entry.Cell, (a, b) => [Change("", Say(a), Say(b))], ordered: false);
        Rules("Protected attributes", before.Confirmed, after.Confirmed, entry => nameOf(entry.Attribute), (a, b) => [Change("reason", a.Reason, b.Reason)]);
    }

    private IEnumerable<string?> Of(Criterion before, Criterion after) =>
    [
        Change("attribute", nameOf(before.Attribute), nameOf(after.Attribute)),
        Points("weight", before.Weight, after.Weight, " %"),
        Change("if empty", Say(before.WhenEmpty), Say(after.WhenEmpty)),
        Change("tiers", Say(before.Tiers), Say(after.Tiers)),
        Why(before.Why, after.Why),
    ];

    private IEnumerable<string?> Of(Adjustment before, Adjustment after) =>
    [
        Points("", before.Points, after.Points, " points"),
        Change("axis", before.Axis.ToString(), after.Axis.ToString()),
        Change("when", Say(before.When), Say(after.When)),
        Why(before.Why, after.Why),
    ];

    private static IEnumerable<string?> Of(Behaviour before, Behaviour after) =>
    [
        Points("", before.Points, after.Points, " points"),
        Change("event", EventType.Of(before.Event).Name, EventType.Of(after.Event).Name),
        before.Decay.Kind == after.Decay.Kind && before.Decay.Kind != DecayKind.None ? Points(BehaviourWords.Of(after.Decay.Kind), before.Decay.Days, after.Decay.Days, " days")
            : Change("decay", BehaviourWords.Of(before.Decay), BehaviourWords.Of(after.Decay)),
        Change("counts within", Days(before.WindowDays), Days(after.WindowDays)),
        Change("cap", Number(before.Cap), Number(after.Cap)),
        Change("group", before.Group ?? "none", after.Group ?? "none"),
        Change("frequency", Say(before.Frequency), Say(after.Frequency)),
        Change("repeats", BehaviourWords.Of(before.Repeats), BehaviourWords.Of(after.Repeats)),
        Change("subject", List(before.Subjects), List(after.Subjects)),
        Change("content", List(before.Contents), List(after.Contents)),
        Change("campaign", List(before.Campaigns), List(after.Campaigns)),
        Why(before.Why, after.Why),
    ];

    private void Rules<T>(string part, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> name, Func<T, T, IEnumerable<string?>> compare, bool ordered = true)
    {
        var (earlier, later) = (before.Select(name).ToList(), after.Select(name).ToList());

        foreach (var gone in earlier.Except(later))
        {
            found.Add(new(part, gone, "taken away"));
        }

        foreach (var rule in after)
        {
            if (earlier.IndexOf(name(rule)) is >= 0 and var place)
            {
                Say(part, name(rule), [.. compare(before[place], rule)]);
            }
            else
            {
                found.Add(new(part, name(rule), "added"));
            }
        }

        if (ordered && !earlier.Intersect(later).SequenceEqual(later.Intersect(earlier)))
        {
            found.Add(new(part, "", $"order changed: {string.Join(", ", later)}"));
        }
    }

    private void Say(string part, string rule, params IReadOnlyList<string?> changes)
    {
        var said = changes.Where(change => change is not null).ToList();

        if (said.Count > 0)
        {
            found.Add(new(part, rule, string.Join(", ", said)));
        }
    }

    private static string? Points(string what, double before, double after, string unit = "") =>
        before == after ? null : $"{what} {Number(before)} → {Number(after)}{unit}".Trim();

    private static string? Change(string what, string before, string after) => before == after ? null : $"{what} {before} → {after}".Trim();

    private static string? Why(string? before, string? after) => before == after ? null : "its explanation changed";

    private string Say(Condition? condition) => ConditionWords.Of(condition, nameOf);
    private string Say(IReadOnlyList<Tier> tiers) => tiers.Count == 0 ? "none" : string.Join("; ", tiers.Select(tier => $"{Say(tier.When)} {Number(tier.Points)}"));
    private static string Say(WhenEmpty empty) => empty == WhenEmpty.LeftOut ? "left out" : "counts 0";
    private static string Say(Bounds bounds) => $"{Number(bounds.First)}, {Number(bounds.Second)}, {Number(bounds.Third)}";
    private static string Say(Frequency? often) => often is null ? "none" : $"at least {often.Times} in {Number(often.Days)} days";
    private static string Say(CellTreatment entry) => BehaviourWords.Of(entry.Treatment) + (entry.FollowUpHours is { } hours ? $" within {hours} h" : "");
    private static string List(IReadOnlyList<string> texts) => texts.Count == 0 ? "any" : string.Join(", ", texts);
    private static string Days(double? days) => days is { } some ? $"{Number(some)} days" : "no limit";
    private static string Number(double? number) => number is { } some ? some.ToString("0.##", CultureInfo.InvariantCulture) : "none";
}
