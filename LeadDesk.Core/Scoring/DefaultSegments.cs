using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Scoring;

/// <summary>The segments a desk begins with. They are shared with everybody and can be changed or deleted.</summary>
public static class DefaultSegments
{
    public static IReadOnlyList<(string Name, Condition When)> All { get; } =
    [
        ("Nurture: low, but not too low", new Condition.All(
            new Condition.Test(SegmentFields.StageKey, TestOperator.IsAnyOf, Stage.Lead.Key, Stage.Engaged.Key),
            new Condition.Test("score", TestOperator.Between, "20", "60"),
            new Condition.Test("doNotEmail", TestOperator.IsAnyOf, "no"))),
        ("Recycled and due", new Condition.All(
            new Condition.Test(SegmentFields.StageKey, TestOperator.IsAnyOf, Stage.Recycled.Key),
            new Condition.Test(SegmentFields.RestOver, TestOperator.IsAnyOf, "yes"))),
        ("Hot, but nobody’s", new Condition.All(
            new Condition.Test(SegmentFields.Cell, TestOperator.IsAnyOf, "A1", "B1", "A2"),
            new Condition.Test(SegmentFields.Owned, TestOperator.IsAnyOf, "no"),
            new Condition.Test(SegmentFields.StageKey, TestOperator.IsAnyOf, Stage.Lead.Key, Stage.Engaged.Key, Stage.Mql.Key, Stage.Recycled.Key))),
        ("Customers with new interest", new Condition.All(
            new Condition.Test(SegmentFields.StageKey, TestOperator.IsAnyOf, Stage.Customer.Key),
            new Condition.Test("event.any.30", TestOperator.AtLeast, "1"))),
    ];
}
