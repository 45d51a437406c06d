using LeadDesk.Core.Learning;

namespace LeadDesk.Tests.Learning;

public sealed class EarnedTests
{
    // 36 % against a control of 30 %: 36 points, drawn a little towards the control by twenty leads of it.
    [Fact]
    public void A_close_rate_is_its_percent_as_points() => Assert.Equal(36, new EarnedPoints("p", "Clicked", 10, 4000, 1440, 0.3, 0.3, IsSigned: true).ByCloseRate);

    [Theory]
    [InlineData(100, 33, 0.3)]
    [InlineData(10, 9, 0.3)]
    [InlineData(0, 0, 0)]
    public void Where_the_interval_holds_the_control_or_leads_are_few_nothing_is_proposed(long leads, long won, double control)
    {
        var earned = new EarnedPoints("p", "Rule", 10, leads, won, control, 1, IsSigned: false);
        Assert.Equal((null, null), (earned.ByCloseRate, earned.ByScorecard));
    }

    // 100 · ((200 · 5 % + 20 · 30 %) / 220 − 30 %), so a job title that stopped converting loses points.
    [Fact]
    public void What_closes_less_than_the_control_takes_points_away() => Assert.Equal(-23, new EarnedPoints("p", "Free mail", -10, 200, 10, 0.3, -1.5, IsSigned: true).ByCloseRate);

    // Twenty points double the odds: ln 2 is 20, on a tier from 50 on.
    [Fact]
    public void A_scorecard_gives_twenty_points_for_double_the_odds()
    {
        Assert.Equal(70, new EarnedPoints("p", "Tier", 0, 500, 300, 0.3, Math.Log(2), IsSigned: false).ByScorecard);
        Assert.Equal(20, new EarnedPoints("p", "Behaviour", 0, 500, 300, 0.3, Math.Log(2), IsSigned: true).ByScorecard);
        Assert.Equal(100, new EarnedPoints("p", "Tier", 0, 500, 300, 0.3, 9, IsSigned: false).ByScorecard);
    }

    [Fact]
    public void Lift_counts_each_lead_once_for_each_attribute_and_calls_few_leads_unsure()
    {
        bool[] won = [.. Enumerable.Range(0, 400).Select(i => i % 4 == 0)];
        var rows = LiftTable.Of(new([LearningColumn.OfWords("s", "Source", [.. won.Select((one, i) => one || i % 3 == 0 ? "Fair" : null)])], won));
        Assert.Equal((400, 100), (rows.Sum(row => row.Leads), rows.Sum(row => row.Won)));
        var fair = Assert.Single(rows, row => row.Value == "Fair");
        Assert.True(fair.IsSure && fair.Lift > 1.5 && fair.Missing is > 0.4 and < 0.6);
        Assert.False(new LiftRow("k", "A", "v", 19, 19, 1, 0, 0.1).IsSure);
        Assert.Empty(LiftTable.Of(new([LearningColumn.OfWords("s", "Source", [])], [])));
    }
}
