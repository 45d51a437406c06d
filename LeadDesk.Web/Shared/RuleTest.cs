using LeadDesk.Core.Scoring;

namespace LeadDesk.Web.Shared;

/// <summary>One condition of a rule while it is written.</summary>
public sealed class RuleTest
{
    public string Field { get; set; } = "industry";
    public TestOperator Operator { get; set; } = TestOperator.IsAnyOf;

    /// <summary>Separated by commas.</summary>
    public string? Values { get; set; }

    public bool HasValues => Operator is not (TestOperator.IsEmpty or TestOperator.IsNotEmpty);

    /// <summary>All of them as one condition; null when there are none, so for every lead.</summary>
    public static Condition? Join(IReadOnlyList<RuleTest> tests) => tests.Count == 0 ? null : tests.Count == 1 ? tests[0].ToCondition() : new Condition.All([.. tests.Select(test => test.ToCondition())]);

    /// <summary>A condition as tests that are joined by "and"; null when it is of another shape, as programs can write.</summary>
    public static List<RuleTest>? Read(Condition? condition) => condition switch
    {
        null => [],
        Condition.Test test => [Of(test)],
        Condition.All all when all.Of.All(part => part is Condition.Test) => [.. all.Of.Cast<Condition.Test>().Select(Of)],
        _ => null,
    };

    private static RuleTest Of(Condition.Test test) => new() { Field = test.Attribute, Operator = test.Operator, Values = string.Join(", ", test.Values) };

    private Condition.Test ToCondition() =>
        new(Field, Operator, HasValues ? (Values ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : []);
}
