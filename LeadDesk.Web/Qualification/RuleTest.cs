using LeadDesk.Core.Scoring;

namespace LeadDesk.Web.Qualification;

/// <summary>One condition of a rule for frameworks while it is written.</summary>
public sealed class RuleTest
{
    public string Field { get; set; } = "industry";
    public TestOperator Operator { get; set; } = TestOperator.IsAnyOf;

    /// <summary>Separated by commas.</summary>
    public string? Values { get; set; }

    public bool HasValues => Operator is not (TestOperator.IsEmpty or TestOperator.IsNotEmpty);

    public Condition ToCondition() =>
        new Condition.Test(Field, Operator, HasValues ? (Values ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : []);
}
