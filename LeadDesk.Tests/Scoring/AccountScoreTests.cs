using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Tests.Scoring;

public sealed class AccountScoreTests
{
    private static readonly Arbitrary<(double Fit, double Engagement)[]> Leads = Gen.Choose(0, 1000).Select(tenths => tenths / 10.0).Two()
        .Select(axes => (axes.Item1, axes.Item2)).ArrayOf().Where(leads => leads.Length > 0).ToArbitrary();

    [Fact]
    public void Nobody_makes_D4_with_0_points() => Assert.Equal(new(0, 0, 0, new('D', 4), 0), AccountScore.Of([]));

    [Theory]
    [InlineData(50, 50, 75, "C1")]
    [InlineData(60, 50, 80, "C1")]
    [InlineData(100, 3, 100, "C1")]
    [InlineData(0, 24.9, 24.9, "C4")]
    [InlineData(0, 25, 25, "C3")]
    public void Engagement_adds_up_and_saturates(double one, double other, double together, string cell)
    {
        var score = AccountScore.Of([(30, one), (20, other)]);
        Assert.Equal((30.0, together, cell), (score.Fit, score.Engagement, score.Cell.Name));
        Assert.Equal((30 + together) / 2, score.Score, 0.051);
    }

    [Fact]
    public void It_is_never_below_the_best_lead_nor_above_100() => Prop.ForAll(Leads, leads =>
    {
        var score = AccountScore.Of(leads);
        return score.Engagement >= leads.Max(lead => lead.Engagement) && score.Engagement <= 100 && score.Fit == leads.Max(lead => lead.Fit) && score.Score is >= 0 and <= 100;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_lead_never_lowers_it() => Prop.ForAll(Leads, leads =>
    {
        var (fewer, more) = (AccountScore.Of(leads.Skip(1)), AccountScore.Of(leads));
        return more.Fit >= fewer.Fit && more.Engagement >= fewer.Engagement && more.Score >= fewer.Score;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_leads_does_not_matter() => Prop.ForAll(Leads, leads =>
        AccountScore.Of(leads) == AccountScore.Of(leads.Reverse()) && AccountScore.Of(leads) == AccountScore.Of(leads.OrderBy(lead => lead.Fit))).QuickCheckThrowOnFailure();
}
