using Bunit;
using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Models;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Web.Models;

public sealed class ConditionEditorTests
{
    private static readonly CustomField[] Custom =
    [
        new() { Key = "plan", Name = "Plan", Type = FieldType.Choice, Choices = ["Free", "Pro, yearly"], CreatedAt = default },
        new() { Key = "until", Name = "Until", Type = FieldType.Date, CreatedAt = default },
    ];

    private static readonly string[] Fields = ["jobTitle", "employees", "doNotEmail", "custom.plan", "custom.until", "custom.gone", "persona", "closeDate"];
    private static readonly string[] Values = ["chief", "a, b", "\"quoted\"", "1234.5", "2026-02-28", "yes", "Pro, yearly", "<b>&", " ", "^(a|b)+$"];

    [Fact]
    public void Every_condition_is_shown_and_left_as_it_is() => Prop.ForAll(Conditions(4).ToArbitrary(), condition =>
    {
        using var page = new BunitContext();
        var said = 0;
        var shown = Show(page, condition, _ => said++);
        var tests = condition.Tests().ToList();

        Assert.Equal(tests.Count, shown.FindAll(".m-test").Count);
        Assert.Equal(0, said);
        Assert.Equal(
            tests.SelectMany(test => ConditionEditing.KindOf(test, FieldOf(test.Attribute)) is ValueKind.Texts ? test.Values : []),
            shown.FindAll(".m-value > span").Select(chip => chip.TextContent));
        Assert.Equal(tests.Select(test => test.Operator.ToString()), shown.FindAll(".m-test > select").Select(select => select.GetAttribute("value")));
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_typed_list_becomes_values_and_a_comma_in_quotes_stays()
    {
        using var page = new BunitContext();
        Condition? said = null;
        var shown = Show(page, new Condition.Test("jobTitle", TestOperator.HasAnyWord, "chief"), next => said = next);

        shown.Find("textarea").Change("head, \"director, sales\", chief");

        Assert.Equal(["chief", "head", "director, sales"], Assert.IsType<Condition.Test>(said).Values);
    }

    [Fact]
    public void One_part_deep_inside_is_changed_and_the_rest_stays()
    {
        using var page = new BunitContext();
        Condition? said = null;
        var (first, second) = (new Condition.Test("jobTitle", TestOperator.Matches, "^a,b"), new Condition.Test("employees", TestOperator.Between, "10", "0500"));
        var shown = Show(page, new Condition.All(first, new Condition.Opposite(new Condition.Any(second))), next => said = next);

        shown.FindAll(".m-number input")[0].Input("25");

        Assert.Equal(ModelJson.Write(new Condition.All(first, new Condition.Opposite(new Condition.Any(second with { Values = ["25", "0500"] })))), ModelJson.Write(said!));
    }

    [Fact]
    public void A_number_that_is_none_is_said_and_the_last_one_counts()
    {
        using var page = new BunitContext();
        var said = 0;
        var shown = Show(page, new Condition.Test("employees", TestOperator.AtLeast, "50"), _ => said++);

        shown.Find(".m-number input").Input("5x");

        Assert.Equal(0, said);
        Assert.Equal("true", shown.Find(".m-number input").GetAttribute("aria-invalid"));
        Assert.Contains("50 counts", shown.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("and", true)]
    [InlineData("or", false)]
    public void A_test_grows_into_a_group(string button, bool all)
    {
        using var page = new BunitContext();
        Condition? said = null;
        var test = new Condition.Test("jobTitle", TestOperator.IsAnyOf, "a");
        var shown = Show(page, test, next => said = next);

        shown.FindAll(".m-join button").First(choice => choice.TextContent == button).Click();

        Assert.Equal(all, said is Condition.All);
        Assert.Same(test, ConditionEditing.Parts(said!)[0]);
    }

    [Fact]
    public void Choices_are_ticked_and_what_is_no_choice_any_more_stays_to_be_seen()
    {
        using var page = new BunitContext();
        Condition? said = null;
        var shown = Show(page, new Condition.Test("custom.plan", TestOperator.IsAnyOf, "Gone"), next => said = next);

        Assert.Equal(["Free", "Pro, yearly", "Gone"], shown.FindAll(".m-test label").Select(label => label.TextContent));
        shown.FindAll(".m-test input[type=checkbox]")[1].Change(true);
        Assert.Equal(["Gone", "Pro, yearly"], Assert.IsType<Condition.Test>(said).Values);
    }

    [Fact]
    public void Five_hundred_tests_are_shown_in_part_and_then_all()
    {
        using var page = new BunitContext();
        var shown = Show(page, new Condition.Any([.. Enumerable.Range(0, 500).Select(at => new Condition.Test("jobTitle", TestOperator.IsAnyOf, $"title {at}"))]), _ => { });

        Assert.Equal(60, shown.FindAll(".m-test").Count);
        shown.FindAll("button").First(button => button.TextContent == "Show all 500 parts").Click();
        Assert.Equal(500, shown.FindAll(".m-test").Count);
    }

    [Fact]
    public void What_was_written_from_a_segment_stays_together_until_it_is_taken_apart()
    {
        using var page = new BunitContext();
        Condition? said = null;
        var written = new Condition.All(new Condition.Test("jobTitle", TestOperator.IsAnyOf, "chief")) { FromSegment = new(5, "Chiefs", new(2026, 3, 2)) };
        var shown = Show(page, written, next => said = next, new ModelSegment(5, "Chiefs", new Condition.Test("jobTitle", TestOperator.IsAnyOf, "head"), null));

        Assert.Contains("In segment Chiefs, as of 2 Mar 2026", shown.Find(".m-segment").TextContent, StringComparison.Ordinal);
        Assert.Contains("asks something else by now", shown.Find(".m-segment").TextContent, StringComparison.Ordinal);
        shown.FindAll(".m-join button").First(choice => choice.TextContent == "and").Click();
        Assert.Same(written, ConditionEditing.Parts(said!)[0]);
        shown.FindAll(".m-segment button")[0].Click();
        Assert.Equal("segment.5", Assert.IsType<Condition.Test>(said).Attribute);
        shown.FindAll(".m-segment button")[1].Click();
        Assert.Null(Assert.IsType<Condition.All>(said).FromSegment);
    }

    [Fact]
    public void A_segment_is_asked_with_yes_or_no_and_gives_way_to_a_field()
    {
        var asked = ConditionEditing.Ask(new Condition.Test("jobTitle", TestOperator.HasAnyWord, "chief"), "segment.5", FieldType.YesNo);

        Assert.Equal(("segment.5", TestOperator.IsAnyOf, "yes"), (asked.Attribute, asked.Operator, asked.Values.Single()));
        Assert.Empty(ConditionEditing.Ask(asked, "doNotCall", FieldType.YesNo).Values);
    }

    private static LeadField? FieldOf(string attribute) => LeadFields.Find(attribute, Custom);

    private static IRenderedComponent<ConditionEditor> Show(BunitContext page, Condition condition, Action<Condition?> said, params ModelSegment[] segments)
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton<TimeProvider>(new TestClock(default));
        var fields = LeadFields.With(Custom);
        var editor = new ModelEditor(new ModelAtHand { Id = 1, Name = "M", Versions = [], Fields = fields, FieldsInUse = fields, Segments = segments });
        return page.Render<ConditionEditor>(parts => parts.AddCascadingValue(editor).Add(part => part.Condition, condition).Add(part => part.Changed, said));
    }

    private static Gen<Condition> Conditions(int depth)
    {
        var test = from field in Gen.Elements(Fields)
                   from how in Gen.Elements(Enum.GetValues<TestOperator>())
                   from values in Gen.ListOf(Gen.Elements(Values))
                   select (Condition)new Condition.Test(field, how, [.. values.Take(6)]);

        if (depth == 0)
        {
            return test;
        }

        var part = Conditions(depth - 1);
        var parts = Gen.ListOf(part).Select(list => list.Take(3).ToList());
        return Gen.OneOf(test, parts.Select(list => (Condition)new Condition.All([.. list])), parts.Select(list => (Condition)new Condition.Any([.. list])), part.Select(of => (Condition)new Condition.Opposite(of)));
    }
}
