using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using static LeadDesk.Tests.Scoring.Model;

namespace LeadDesk.Tests.Scoring;

public sealed class ConditionTests
{
    public static TheoryData<TestOperator, string[], string?, bool> Texts => new()
    {
        { TestOperator.IsAnyOf, ["Иванов", "b"], "ИВАНОВ", true },
        { TestOperator.IsAnyOf, ["a  b"], " A b ", true },
        { TestOperator.IsAnyOf, ["a"], "ab", false },
        { TestOperator.IsAnyOf, ["a"], null, false },
        { TestOperator.ContainsAnyOf, ["log", "x"], "Catalogue", true },
        { TestOperator.ContainsAnyOf, ["x", "y"], "Catalogue", false },
        { TestOperator.HasAnyWord, ["cto"], "Director", false },
        { TestOperator.HasAnyWord, ["cto"], "Director & CTO", true },
        { TestOperator.HasAnyWord, ["vice president"], "Senior Vice President, Sales", true },
        { TestOperator.HasAnyWord, ["it"], "Kitty's IT-shop", true },
        { TestOperator.StartsWith, ["head"], "Head of IT", true },
        { TestOperator.StartsWith, ["head"], "Ahead", false },
        { TestOperator.Matches, ["^Head.*(it|ops)$"], "HEAD of Ops", true },
        { TestOperator.Matches, ["^x"], null, false },
        { TestOperator.IsEmpty, [], null, true },
        { TestOperator.IsEmpty, [], "a", false },
        { TestOperator.IsNotEmpty, [], "a", true },
        { TestOperator.AtLeast, ["5"], "7", false },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_is_tested_folded(TestOperator how, string[] values, string? text, bool holds) =>
        Assert.Equal(holds, Holds(Test("jobTitle", how, values), ("jobTitle", FieldValue.Of(text))));

    public static TheoryData<TestOperator, string[], double?, bool> Numbers => new()
    {
        { TestOperator.AtLeast, ["10"], 10, true },
        { TestOperator.AtLeast, ["10.5"], 10.4, false },
        { TestOperator.AtMost, ["10"], 10, true },
        { TestOperator.AtMost, ["10"], null, false },
        { TestOperator.Between, ["1", "2"], 2, true },
        { TestOperator.Between, ["1", "2"], 2.01, false },
        { TestOperator.IsAnyOf, ["1", "3"], 3, true },
        { TestOperator.ContainsAnyOf, ["1"], 1, false },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Numbers_are_measured(TestOperator how, string[] values, double? number, bool holds) =>
        Assert.Equal(holds, Holds(Test("employees", how, values), ("employees", FieldValue.Of(number))));

    [Theory]
    [InlineData("2026-03-01", false)]
    [InlineData("2026-03-02", true)]
    public void Dates_are_measured_by_day(string day, bool holds) => Assert.Equal(holds,
        Holds(Test("closeDate", TestOperator.AtLeast, "2026-03-02"), ("closeDate", FieldValue.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)))));

    [Fact]
    public void Yes_and_no_are_words() => Assert.True(Holds(Is("doNotEmail", "Yes"), ("doNotEmail", FieldValue.Of(true))));

    [Fact]
    public void Parts_combine()
    {
        var (yes, no) = (new Condition.All(), new Condition.Any());
        Assert.True(Holds(new Condition.All(yes, new Condition.Opposite(no))));
        Assert.False(Holds(new Condition.All(yes, no)));
        Assert.True(Holds(new Condition.Any(no, yes)));
        Assert.False(Holds(new Condition.Any(no, no)));
    }

    [Fact]
    public void A_condition_survives_being_written_and_read()
    {
        var condition = new Condition.All(Is("country", "Österreich"), new Condition.Opposite(new Condition.Any(Test("employees", TestOperator.Between, "1", "2"))));
        Assert.True(ModelJson.TryRead(ModelJson.Write(condition), out Condition? read).Succeeded);
        Assert.Equal(ModelJson.Write(condition), ModelJson.Write(read!));
    }

    private static bool Holds(Condition condition, params (string, FieldValue)[] known) =>
        (Empty with { Adjustments = [new("Holds", condition, 10, Axis.Engagement)] }).ExplainLead(known).Rating.Engagement == 10;
}
