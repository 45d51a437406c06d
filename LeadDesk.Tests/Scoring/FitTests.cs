using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using static LeadDesk.Tests.Scoring.Model;

namespace LeadDesk.Tests.Scoring;

public sealed class FitTests
{
    private static readonly ModelDefinition Company = new()
    {
        Name = "Company",
        FitWeight = 100,
        Criteria =
        [
            new("Size", "employees", 60, WhenEmpty.CountsZero,
            [
                new(Test("employees", TestOperator.AtLeast, "1000"), 100),
                new(Test("employees", TestOperator.Between, "100", "999"), 60),
            ]),
            new("Country", "country", 40, WhenEmpty.LeftOut, [new(Is("country", "Österreich"), 50)]),
        ],
    };

    public static TheoryData<double?, string?, double, double> Leads => new()
    {
        { 1000, "OSTERREICH", 80, 1 },
        { 999, "Österreich", 56, 1 },
        { 99.5, "Österreich", 20, 1 },
        { 5000, null, 100, 0.6 },
        { null, "Österreich", 20, 0.4 },
        { null, null, 0, 0 },
        { 5000, "Peru", 60, 1 },
    };

    [Theory]
    [MemberData(nameof(Leads))]
    public void Tiers_weights_and_unknowns_make_the_fit(double? employees, string? country, double fit, double coverage)
    {
        var rating = Company.ExplainLead(("employees", FieldValue.Of(employees)), ("country", FieldValue.Of(country))).Rating;
        Assert.Equal((fit, coverage), (rating.Fit, rating.Coverage));
    }

    [Fact]
    public void When_everything_is_left_out_the_fit_is_0()
    {
        var model = Company with { Criteria = [Company.Criteria[1] with { Weight = 100 }] };
        Assert.Equal((0d, 0d), (model.ExplainLead().Rating.Fit, model.ExplainLead().Rating.Coverage));
    }

    [Fact]
    public void A_left_out_criterion_says_so()
    {
        var lines = Company.ExplainLead(("employees", FieldValue.Of(2000d))).Lines;
        Assert.Equal(("weight 100 %", "2000", 100m), (lines[0].Terms, lines[0].Evidence, lines[0].Points));
        Assert.Equal(("not known, left out", null, 0m), (lines[1].Terms, lines[1].Weight, lines[1].Points));
    }

    [Fact]
    public void An_adjustment_takes_points_from_the_fit()
    {
        var model = Company with { Adjustments = [new("Personal", Is("emailKind", "personal"), -10)] };
        Assert.Equal(90, model.ExplainLead(("employees", FieldValue.Of(2000d)), ("emailKind", FieldValue.Of("personal"))).Rating.Fit);
    }

    [Fact]
    public void An_adjustment_can_count_as_engagement()
    {
        var model = Empty with { Adjustments = [new("Long on the site", Test("timeOnSite", TestOperator.AtLeast, "600"), 30, Axis.Engagement)] };
        Assert.Equal(30, model.ExplainLead(("timeOnSite", FieldValue.Of(600d))).Rating.Engagement);
        Assert.Equal(0, model.ExplainLead(("timeOnSite", FieldValue.Of(599d))).Rating.Engagement);
    }

    [Theory]
    [InlineData(74.94, 'B')]
    [InlineData(74.95, 'A')]
    [InlineData(49.9, 'C')]
    [InlineData(50, 'B')]
    [InlineData(25, 'C')]
    [InlineData(24.9, 'D')]
    public void What_is_shown_is_what_decides_the_grade(double points, char grade)
    {
        var model = Empty with { Adjustments = [new("All", new Condition.All(), points)] };
        Assert.Equal(grade, model.ExplainLead().Rating.Cell.Fit);
    }

    [Fact]
    public void The_score_blends_both_axes()
    {
        var model = Empty with { FitWeight = 30, Adjustments = [new("Fit", new Condition.All(), 80), new("Engaged", new Condition.All(), 41.5, Axis.Engagement)] };
        var ledger = model.ExplainLead();
        Assert.Equal(53.1, ledger.Rating.Score);
        Assert.Equal([24m, 29.1m], ledger.Lines.Select(line => line.Points));
    }

    [Fact]
    public void A_disqualified_lead_keeps_its_lines_and_one_that_takes_them_away()
    {
        var model = Company with { Disqualifiers = [new("Competitor", Is("company", "Rival"))] };
        var ledger = model.ExplainLead(("employees", FieldValue.Of(2000d)), ("company", FieldValue.Of("rival")));
        Assert.Equal((0d, "D4", "Competitor"), (ledger.Rating.Score, ledger.Rating.Cell.Name, ledger.Rating.Disqualifier));
        Assert.Equal(100m, ledger.Lines[0].Points);
        Assert.Equal(-100m, ledger.Lines.Single(line => line is { Kind: LineKind.Disqualifier, Axis: Axis.Fit }).Points);
    }

    [Fact]
    public void The_first_persona_that_holds_can_be_asked_for()
    {
        var model = Empty with
        {
            FitWeight = 100,
            Personas = [new("Boss", Test("jobTitle", TestOperator.HasAnyWord, "ceo")), new("Anybody", new Condition.All())],
            Adjustments = [new("Boss", Is("persona", "boss"), 50)],
        };
        Assert.Equal(50, model.ExplainLead(("jobTitle", FieldValue.Of("CEO, EMEA"))).Rating.Fit);
        Assert.Equal(0, model.ExplainLead(("jobTitle", FieldValue.Of("Clerk"))).Rating.Fit);
    }
}
