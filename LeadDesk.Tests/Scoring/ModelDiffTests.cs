using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Scoring.Templates;

namespace LeadDesk.Tests.Scoring;

public sealed class ModelDiffTests
{
    private static readonly ModelDefinition Before = ModelTemplates.All[1];

    [Fact]
    public void A_model_does_not_differ_from_itself() =>
        Assert.Empty(Diff(Before, ModelJson.TryRead(ModelJson.Write(Before), out ModelDefinition? again).Succeeded ? again! : throw new InvalidOperationException()));

    [Fact]
    public void Changed_points_and_decay_of_a_behaviour_are_said_in_one_line()
    {
        var after = Before with { Behaviours = [.. Before.Behaviours.Select(rule => rule.Name == "Pricing page viewed" ? rule with { Points = 15, Decay = Decay.HalfLife(30) } : rule)] };
        Assert.Equal(["Pricing page viewed: 10 → 15 points, half-life 14 → 30 days"], Diff(Before, after));
    }

    [Fact]
    public void Rules_that_came_and_went_and_the_scale_are_said()
    {
        var after = Before with { Adjustments = [new("New one", new Condition.Test("country", TestOperator.IsAnyOf, "Norway"), 5), .. Before.Adjustments.Skip(1)], FitWeight = 60, Levels = new(80, 50, 25) };
        Assert.Equal(
            ["Personal e-mail address: taken away", "New one: added", "fit's share of the score 50 → 60 %, engagement levels begin at 75, 50, 25 → 80, 50, 25"],
            Diff(Before, after));
    }

    [Theory]
    [InlineData(TestOperator.IsAnyOf, new[] { "Norway" }, "Country is Norway")]
    [InlineData(TestOperator.IsAnyOf, new[] { "Norway", "Sweden" }, "Country is any of: Norway, Sweden")]
    [InlineData(TestOperator.HasAnyWord, new[] { "chief" }, "Country has the word chief")]
    [InlineData(TestOperator.ContainsAnyOf, new[] { "land" }, "Country contains land")]
    [InlineData(TestOperator.IsEmpty, new string[0], "Country is empty")]
    [InlineData(TestOperator.Between, new[] { "1", "9" }, "Country is between 1 and 9")]
    public void A_test_reads_as_a_sentence(TestOperator asked, string[] values, string words) =>
        Assert.Equal(words, ConditionWords.Of(new Condition.Test("country", asked, values), NameOf));

    [Fact]
    public void Parts_of_a_condition_are_bracketed_where_they_must_be()
    {
        var one = new Condition.Test("country", TestOperator.IsAnyOf, "Norway");
        Assert.Equal("Country is Norway and (Country is Norway or not (Country is Norway))", ConditionWords.Of(new Condition.All(one, new Condition.Any(one, new Condition.Opposite(one))), NameOf));
    }

    private static IEnumerable<string> Diff(ModelDefinition before, ModelDefinition after) => ModelDiff.Between(before, after, NameOf).Select(difference => difference.ToString());

    private static string NameOf(string attribute) => LeadFields.Find(attribute, [])?.Name ?? attribute;
}
