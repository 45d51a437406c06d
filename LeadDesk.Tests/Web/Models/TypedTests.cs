using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Scoring;
using LeadDesk.Web.Models;

namespace LeadDesk.Tests.Web.Models;

/// <summary>What people type: numbers, lists, weights.</summary>
public sealed class TypedTests
{
    [Theory]
    [InlineData("12.5", 12.5)]
    [InlineData("12,5", 12.5)]
    [InlineData(" 7 ", 7)]
    [InlineData("−3", -3)]
    [InlineData("-3", -3)]
    [InlineData("20 %", 20)]
    [InlineData("1 000", 1000)]
    public void A_number_is_read_as_people_write_it(string text, double number)
    {
        Assert.Null(NumberText.TryRead(text, -100, 1000, isOptional: false, isWhole: false, out var read));
        Assert.Equal(number, read);
    }

    [Theory]
    [InlineData("", "A number is needed")]
    [InlineData("-", "This is no number")]
    [InlineData("1.000,5", "This is no number")]
    [InlineData("NaN", "This is no number")]
    [InlineData("1e9", "This is no number")]
    [InlineData("101", "At most 100")]
    [InlineData("-1", "At least 0")]
    [InlineData("1.5", "A whole number is needed")]
    public void What_is_no_number_is_said(string text, string reason) =>
        Assert.Equal(reason, NumberText.TryRead(text, 0, 100, isOptional: false, isWhole: true, out _));

    [Fact]
    public void An_optional_number_may_be_left_out()
    {
        Assert.Null(NumberText.TryRead(" ", 0, 100, isOptional: true, isWhole: false, out var read));
        Assert.Null(read);
    }

    [Theory]
    [InlineData("chief, head , director", new[] { "chief", "head", "director" })]
    [InlineData("\"Smith, Jones & Co\", Acme", new[] { "Smith, Jones & Co", "Acme" })]
    [InlineData("the \"best\" one", new[] { "the \"best\" one" })]
    [InlineData("\"say \"\"hi\"\"\"", new[] { "say \"hi\"" })]
    [InlineData("one\ntwo\r\nthree\tfour", new[] { "one", "two", "three", "four" })]
    [InlineData(" , ,\n", new string[0])]
    [InlineData("\"open, end", new[] { "open, end" })]
    public void A_list_is_parted_by_commas_and_lines_but_not_in_quotes(string text, string[] values) => Assert.Equal(values, ValueList.Read(text));

    [Fact]
    public void A_value_that_is_written_is_read_again() => Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString>(), text =>
    {
        var value = text.Get.Trim();
        return value.Length == 0 || value.Contains('\0') || ValueList.Read(ValueList.Write(value)) is [var back] && back == value;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(50)]
    public void Weights_shared_evenly_sum_to_one_hundred(int count)
    {
        var shared = Weights.ShareEvenly([.. Enumerable.Range(0, count).Select(at => new Criterion($"C{at}", "jobTitle", 1, WhenEmpty.CountsZero, []))]);

        Assert.Equal(0, Weights.Missing(shared));
        Assert.InRange(shared.Max(criterion => criterion.Weight) - shared.Min(criterion => criterion.Weight), 0, 0.11);
    }

    [Theory]
    [InlineData(100, "weights sum to 100 %")]
    [InlineData(85, "weights sum to 85 %: 15 % is missing")]
    [InlineData(110, "weights sum to 110 %: 10 % too much")]
    public void Weights_say_what_is_missing(double weight, string said) =>
        Assert.Equal(said, Weights.Say([new("Seniority", "jobTitle", weight, WhenEmpty.CountsZero, [])]));

    [Theory]
    [InlineData(DecayKind.None, 0, null, 100, 1)]
    [InlineData(DecayKind.Window, 30, null, 29, 1)]
    [InlineData(DecayKind.Window, 30, null, 30, 0)]
    [InlineData(DecayKind.Linear, 40, null, 10, 0.75)]
    [InlineData(DecayKind.HalfLife, 14, null, 28, 0.25)]
    [InlineData(DecayKind.HalfLife, 14, 20.0, 20, 0)]
    public void The_curve_shows_what_is_left_of_the_points(DecayKind kind, double days, double? window, double age, double left) =>
        Assert.Equal(left, DecayPath.Left(new(kind, days), window, age), 6);

    [Fact]
    public void A_group_or_kind_that_is_renamed_or_removed_takes_its_behaviours_along()
    {
        var model = new ModelDefinition
        {
            Name = "M",
            Groups = [new("Web", 10)],
            ContentTags = [new("pricing", ["*price*"])],
            Behaviours = [new("Viewed", "page-viewed", 5) { Group = "Web", Contents = ["pricing"] }],
        };

        Assert.Equal("Site", ContentKinds.RenameGroup(model, "Web", "Site").Behaviours[0].Group);
        Assert.Null(ContentKinds.RenameGroup(model, "Web", null).Behaviours[0].Group);
        Assert.Equal(["cost"], ContentKinds.RenameTag(model, "pricing", "cost").Behaviours[0].Contents);
        Assert.Empty(ContentKinds.RenameTag(model, "pricing", null).Behaviours[0].Contents);
    }

    [Fact]
    public void A_finding_leads_to_its_rule()
    {
        var model = new ModelDefinition { Name = "M", Criteria = [new("Size", "employees", 90, WhenEmpty.CountsZero, [])] };
        var found = Finding.Of(model, ModelCheck.Of(model, []));

        Assert.Contains(found, finding => finding.Path == "criteria/Size");
        Assert.Contains(found, finding => finding is { IsRefusal: true, Path: null });
    }
}
