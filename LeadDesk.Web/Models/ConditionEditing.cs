using System.Globalization;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Web.Models;

/// <summary>The small changes that people make to conditions. Nothing that was not changed is lost.</summary>
public static class ConditionEditing
{
    /// <summary>A first test of a field; it has no values yet.</summary>
    public static Condition.Test New(string attribute, FieldType type) => new(attribute, type switch
    {
        FieldType.Number or FieldType.Date => TestOperator.AtLeast,
        FieldType.Text => TestOperator.ContainsAnyOf,
        _ => TestOperator.IsAnyOf,
    });

    /// <summary>Asks another field; comparison and values stay where they suit it.</summary>
    public static Condition.Test Ask(Condition.Test test, string attribute, FieldType type) =>
        SegmentFields.TryReadSegment(attribute, out _) ? new(attribute, TestOperator.IsAnyOf, "yes")
        : SegmentFields.TryReadSegment(test.Attribute, out _) ? New(attribute, type)
        : ConditionWords.OperatorsFor(type).Contains(test.Operator) ? test with { Attribute = attribute } : New(attribute, type);

    /// <summary>Compares differently; values that the comparison cannot have are dropped, those it needs more of are filled up.</summary>
    public static Condition.Test Compare(Condition.Test test, TestOperator asked) => test with
    {
        Operator = asked,
        Values = asked switch
        {
            TestOperator.IsEmpty or TestOperator.IsNotEmpty => [],
            TestOperator.AtLeast or TestOperator.AtMost => [.. test.Values.Take(1)],
            TestOperator.Between => test.Values.Count == 1 ? [test.Values[0], test.Values[0]] : [.. test.Values.Take(2)],
            _ => test.Values,
        },
    };

    /// <summary>The same condition and another one: a group grows, anything else becomes the first part of one.</summary>
    public static Condition Join(Condition condition, Condition next, bool all) => condition switch
    {
        Condition.All { FromSegment: null } group when all => new Condition.All([.. group.Of, next]),
        Condition.Any group when !all => new Condition.Any([.. group.Of, next]),
        _ => all ? new Condition.All(condition, next) : new Condition.Any(condition, next),
    };

    public static Condition Negate(Condition condition) => condition is Condition.Opposite not ? not.Of : new Condition.Opposite(condition);

    public static IReadOnlyList<Condition> Parts(Condition group) => group switch
    {
        Condition.All all => all.Of,
        Condition.Any any => any.Of,
        _ => [group],
    };

    public static Condition Group(bool all, IReadOnlyList<Condition> parts) => all ? new Condition.All(parts) : new Condition.Any(parts);

    /// <summary>A group with one part changed, or taken away when <paramref name="part"/> is null.</summary>
    public static Condition Replace(Condition group, int place, Condition? part) =>
        Group(group is Condition.All, part is null ? Parts(group).Without(place) : Parts(group).With(place, part));

    /// <summary>How the values of a test are asked for.</summary>
    public static ValueKind KindOf(Condition.Test test, LeadField? field) => test.Operator switch
    {
        TestOperator.IsEmpty or TestOperator.IsNotEmpty when test.Values.Count == 0 => ValueKind.None,
        TestOperator.AtLeast or TestOperator.AtMost or TestOperator.Between when field?.Type == FieldType.Number && test.Values.All(IsNumber) && test.Values.Count <= Wanted(test) => ValueKind.Numbers,
        TestOperator.AtLeast or TestOperator.AtMost or TestOperator.Between when field?.Type == FieldType.Date && test.Values.All(IsDay) && test.Values.Count <= Wanted(test) => ValueKind.Days,
        TestOperator.IsAnyOf when field?.Type is FieldType.Choice or FieldType.YesNo => ValueKind.Choices,
        _ => ValueKind.Texts,
    };

    /// <summary>One of a test's values set, the others kept; what lies before it is filled with the same.</summary>
    public static Condition.Test Set(Condition.Test test, int place, string value) =>
        test with { Values = [.. Enumerable.Range(0, Math.Max(test.Values.Count, place + 1)).Select(at => at == place ? value : test.Values.ElementAtOrDefault(at) ?? value)] };

    public static int Wanted(Condition.Test test) => test.Operator == TestOperator.Between ? 2 : 1;

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
    private static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

public enum ValueKind
{
    None,
    Numbers,
    Days,
    Choices,
    Texts,
}
