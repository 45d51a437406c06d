using System.Globalization;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Web.Models;

/// <summary>Rules in the few words that fit into a row.</summary>
public static class RuleWords
{
    private const int MostValues = 4;

    /// <summary>What is asked for by the tiers with the most points: "ceo, cto, cio, coo …".</summary>
    public static string Best(Criterion criterion, Func<string, string> nameOf) =>
        criterion.Tiers.Count == 0 ? "none yet" : Brief(criterion.Tiers.MaxBy(tier => tier.Points)!.When, nameOf, criterion.Attribute);

    public static string Brief(Condition when, Func<string, string> nameOf, string? attribute = null)
    {
        var values = when.Tests().Where(test => test.Operator is not (TestOperator.Between or TestOperator.AtLeast or TestOperator.AtMost)).SelectMany(test => test.Values).Distinct().ToList();
        return when switch
        {
            Condition.Test { Operator: TestOperator.Between, Values: [var from, var to] } => $"{Grouped(from)} to {Grouped(to)}",
            Condition.Test { Operator: TestOperator.AtLeast, Values: [var least] } => $"at least {Grouped(least)}",
            Condition.Test { Operator: TestOperator.AtMost, Values: [var most] } => $"at most {Grouped(most)}",
            Condition.Test test when test.Attribute == attribute && values.Count == 0 => ConditionWords.Of(test.Operator),
            Condition.Test or Condition.Any when values.Count > 0 && when.Tests().All(test => test.Values.Count > 0) => string.Join(", ", values.Take(MostValues)) + (values.Count > MostValues ? " …" : ""),
            _ => ConditionWords.Of(when, nameOf),
        };
    }

    public static string When(Behaviour behaviour)
    {
        string?[] parts =
        [
            behaviour.Subjects.Count > 0 ? List(behaviour.Subjects) : null,
            behaviour.Contents.Count > 0 ? $"content {List(behaviour.Contents)}" : null,
            behaviour.Campaigns.Count > 0 ? $"campaign {List(behaviour.Campaigns)}" : null,
            behaviour.Frequency is { } often ? $"at least {often.Times} in {Number(often.Days)} d" : null,
            behaviour.Repeats == Repeats.Every ? null : BehaviourWords.Of(behaviour.Repeats),
        ];
        return parts.Any(part => part is not null) ? string.Join(", ", parts.Where(part => part is not null)) : "any";
    }

    public static string Fades(Behaviour behaviour)
    {
        var decay = behaviour.Decay.Kind == DecayKind.None ? "none" : $"{BehaviourWords.Of(behaviour.Decay.Kind)} {Number(behaviour.Decay.Days)} d";
        return behaviour.WindowDays is { } window ? $"{decay}, gone after {Number(window)} d" : decay;
    }

    public static string WithSign(double points) => points > 0 ? $"+{Number(points)}" : points < 0 ? $"−{Number(-points)}" : "0";

    public static string Number(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Grouped(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Number(number) : text;

    private static string List(IReadOnlyList<string> values) => string.Join(", ", values.Take(2)) + (values.Count > 2 ? " …" : "");
}
