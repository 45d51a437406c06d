using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Scoring.Templates;
using static LeadDesk.Tests.Scoring.Model;

namespace LeadDesk.Tests.Scoring;

public sealed class ModelCheckTests
{
    private static readonly Behaviour View = new("View", "page-viewed", 5);

    public static TheoryData<string, ModelDefinition> Wrong => new()
    {
        { "sum to 90 %", Empty with { Criteria = [Country(90)] } },
        { "cannot be below 0", Empty with { Criteria = [Country(110), Country(-10) with { Name = "Second" }] } },
        { "outside 0 to 100", Empty with { Criteria = [Country(100) with { Tiers = [new(Is("country", "x"), 101)] }] } },
        { "fades over -3 days", With(View with { Decay = Decay.HalfLife(-3) }) },
        { "fades over NaN days", With(View with { Decay = Decay.Linear(double.NaN) }) },
        { "window of \"View\" is 0 days", With(View with { WindowDays = 0 }) },
        { "cap of \"View\" is below 0", With(View with { Cap = -1 }) },
        { "group \"Web\", which", With(View with { Group = "Web" }) },
        { "cap of the group \"Web\" is below 0", With(View with { Group = "Web" }) with { Groups = [new("Web", -5)] } },
        { "frequency of \"View\"", With(View with { Frequency = new(0, 7) }) },
        { "no event type", With(View with { Event = "Page Viewed" }) },
        { "Two behaviours are called \"View\"", With(View, View) },
        { "pattern that cannot be used", Asking(Test("jobTitle", TestOperator.Matches, "(")) },
        { "pattern that cannot be used", Asking(Test("jobTitle", TestOperator.Matches, "(a)\\1")) },
        { "which leads do not have", Asking(Is("shoeSize", "44")) },
        { "\"Age band\", which is protected", Asking(Is("ageBand", "30-40")) },
        { "needs two values", Asking(Test("employees", TestOperator.Between, "1")) },
        { "smaller number", Asking(Test("employees", TestOperator.Between, "5", "1")) },
        { "no number or date", Asking(Test("employees", TestOperator.AtLeast, "many")) },
        { "neither a number nor a date", Asking(Test("jobTitle", TestOperator.AtLeast, "5")) },
        { "never reached", Empty with { Criteria = [new("Size", "employees", 100, WhenEmpty.CountsZero, [new(Test("employees", TestOperator.AtLeast, "10"), 10), new(Test("employees", TestOperator.AtLeast, "100"), 90)])] } },
        { "bounds of the fit grades", Empty with { Grades = new(50, 75, 25) } },
        { "bounds of the engagement levels", Empty with { Levels = new(101, 75, 25) } },
        { "Fit has 101 %", Empty with { FitWeight = 101 } },
        { "what to do with A1", Empty with { Matrix = [.. CellTreatment.Usual.Skip(1)] } },
        { "do not exist: E5", Empty with { Matrix = [.. CellTreatment.Usual, new("E5", Treatment.Nurture)] } },
        { "without the hours", Empty with { Matrix = [new("A1", Treatment.HandOver), .. CellTreatment.Usual.Skip(1)] } },
        { "200 criteria are too many", Empty with { Criteria = [.. Enumerable.Range(0, 200).Select(i => Country(0.5) with { Name = $"C{i}" })] } },
        { "points for \"View\" are too many", With(View with { Points = double.PositiveInfinity }) },
        { "cannot itself ask for the persona", Empty with { Personas = [new("Boss", Is("persona", "Boss"))] } },
        { "has no name", Empty with { Name = " " } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_model_that_makes_no_sense_is_refused_in_words(string words, ModelDefinition model) =>
        Assert.Contains(ModelCheck.Of(model, LeadFields.BuiltIn).Refusals, refusal => refusal.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void A_protected_attribute_may_be_used_once_confirmed() =>
        Assert.Empty(ModelCheck.Of(Asking(Is("ageBand", "30-40")) with { Confirmed = [new("ageBand", "Course for pensioners", "Ada")] }, LeadFields.BuiltIn).Refusals);

    [Fact]
    public void An_overlap_is_only_warned_of()
    {
        var findings = ModelCheck.Of(Empty with
        {
            Criteria = [new("Size", "employees", 100, WhenEmpty.CountsZero, [new(Test("employees", TestOperator.Between, "10", "50"), 10), new(Test("employees", TestOperator.Between, "40", "100"), 90)])],
        }, LeadFields.BuiltIn);
        Assert.Empty(findings.Refusals);
        Assert.Contains(findings.Warnings, warning => warning.Contains("40 to 100 overlaps", StringComparison.Ordinal));
    }

    [Fact]
    public void The_templates_are_refused_nothing_and_warned_of_nothing()
    {
        Assert.All(ModelTemplates.All, template => Assert.Empty(ModelCheck.Of(template, LeadFields.BuiltIn).Refusals));
        Assert.All(ModelTemplates.All, template => Assert.Empty(ModelCheck.Of(template, LeadFields.BuiltIn).Warnings));
    }

    [Theory]
    [InlineData("""{"name":"A","colour":"red"}""", "colour")]
    [InlineData("""{"name":"A","name":"B"}""", "name")]
    [InlineData("""{"name":"A","schema":4}""", "newer LeadDesk")]
    [InlineData("""{"name":"A","behaviours":[{"name":"x"}]}""", "event")]
    [InlineData("""{"name":"A","criteria":[null]}""", "empty entry")]
    [InlineData("null", "no scoring model")]
    [InlineData("[", "no scoring model")]
    public void Json_that_is_no_model_is_refused_in_words(string json, string words)
    {
        var outcome = ModelJson.TryRead(json, out ModelDefinition? model);
        Assert.Contains(words, outcome.Refusal, StringComparison.OrdinalIgnoreCase);
        Assert.Null(model);
    }

    private static Criterion Country(double weight) => new("Country", "country", weight, WhenEmpty.CountsZero, [new(Is("country", "x"), 50)]);

    private static ModelDefinition Asking(Condition condition) => Empty with { Adjustments = [new("Asks", condition, 5)] };
}
