using System.Globalization;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>Conditions as a person would say them: "Job title has any word of: chief, head".</summary>
public static class ConditionWords
{
    /// <summary>What each operator is called, in the order in which people look for it.</summary>
    public static IReadOnlyList<(TestOperator Operator, string Words)> Operators { get; } =
    [
        (TestOperator.IsAnyOf, "is any of"),
        (TestOperator.ContainsAnyOf, "contains any of"),
        (TestOperator.HasAnyWord, "has any word of"),
        (TestOperator.StartsWith, "starts with"),
        (TestOperator.Between, "is between"),
        (TestOperator.AtLeast, "is at least"),
        (TestOperator.AtMost, "is at most"),
        (TestOperator.IsNotEmpty, "is known"),
        (TestOperator.IsEmpty, "is empty"),
        (TestOperator.Matches, "matches the pattern"),
    ];

    /// <summary>The operators that make sense for a field of this type.</summary>
    public static IEnumerable<TestOperator> OperatorsFor(FieldType type) => Operators.Select(entry => entry.Operator).Where(entry => entry switch
    {
        TestOperator.Between or TestOperator.AtLeast or TestOperator.AtMost => type is FieldType.Number or FieldType.Date,
        TestOperator.ContainsAnyOf or TestOperator.HasAnyWord or TestOperator.StartsWith or TestOperator.Matches => type is FieldType.Text or FieldType.Choice,
        _ => true,
    });

    public static string Of(TestOperator asked) => Operators.First(entry => entry.Operator == asked).Words;

    /// <param name="nameOf">An attribute's name as people read it.</param>
    public static string Of(Condition? condition, Func<string, string> nameOf) => condition switch
    {
        null => "every lead",
        Condition.Test test => Of(test, nameOf),
        Condition.All { FromSegment: { } segment } all => $"{Of(segment)} ({Of(all with { FromSegment = null }, nameOf)})",
        Condition.All { Of.Count: 0 } => "every lead",
        Condition.Any { Of.Count: 0 } => "no lead",
        Condition.All all => string.Join(" and ", all.Of.Select(part => Part(part, nameOf))),
        Condition.Any any => string.Join(" or ", any.Of.Select(part => Part(part, nameOf))),
        Condition.Opposite not => $"not ({Of(not.Of, nameOf)})",
        _ => "",
    };

    /// <summary>"In segment Retail, as of 2 Mar 2026".</summary>
    public static string Of(SegmentThen segment) => $"In segment {segment.Name}, as of {segment.AsOf.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}";

    private static string Of(Condition.Test test, Func<string, string> nameOf)
    {
        var name = nameOf(test.Attribute);
        return test.Operator switch
        {
            TestOperator.IsEmpty or TestOperator.IsNotEmpty => $"{name} {Of(test.Operator)}",
            TestOperator.Between when test.Values is [var from, var to] => $"{name} is between {from} and {to}",
            TestOperator.IsAnyOf when test.Values is [var inIt] && SegmentFields.TryReadSegment(test.Attribute, out _) => inIt == "yes" ? name : $"not {char.ToLowerInvariant(name[0])}{name[1..]}",
            TestOperator.IsAnyOf when test.Values is [var only] => $"{name} is {only}",
            _ when test.Values is [var only] => $"{name} {Of(test.Operator).Replace(" any of", "").Replace(" any word of", " the word")} {only}",
            _ => $"{name} {Of(test.Operator)}: {string.Join(", ", test.Values)}",
        };
    }

    private static string Part(Condition part, Func<string, string> nameOf) =>
        part is Condition.All { Of.Count: > 1, FromSegment: null } or Condition.Any { Of.Count: > 1 } ? $"({Of(part, nameOf)})" : Of(part, nameOf);
}
