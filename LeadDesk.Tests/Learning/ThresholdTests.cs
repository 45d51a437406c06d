using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;

namespace LeadDesk.Tests.Learning;

public sealed class ThresholdTests
{
    // Scores 10, 50, 90 and 90, the last two customers: from 51 on all are caught with half of the leads.
    [Fact]
    public void The_best_cut_off_brings_most_and_stays_within_what_can_be_called()
    {
        var curve = Threshold.ByScore([10, 50, 90, 90.9], [false, false, true, true]);
        Assert.Equal(101, curve.Count);
        Assert.Equal((1, 0.5, 1), (curve[51].Caught, curve[51].Handed, curve[51].Precision));
        Assert.Equal(90, Threshold.Best(curve, 1000, 20, null).Cut);
        Assert.Equal(100, Threshold.Best(curve, 1000, 20, 1).Cut);
        Assert.Equal(100, Threshold.Best(curve, 10, 20, null).Cut);
    }

    // A1 and A3 won, B3, B3 and D4 not: down to A3 both are caught with two calls, B3 below it costs two more.
    [Fact]
    public void Cells_are_handed_over_in_the_order_of_their_worth()
    {
        var curve = Threshold.ByCell([new('A', 1), new('A', 3), new('B', 3), new('B', 3), Cell.Worst], [true, true, false, false, false]);
        Assert.Equal(Cell.ByRank.Reverse().Select(cell => cell.Rank), curve.Select(point => point.Cut));
        Assert.Equal("5 4 4 2 1", string.Join(' ', "D4 D3 B3 A3 A1".Split(' ').Select(cell => curve.Single(point => point.Cut == Cell.Parse(cell).Rank).Leads)));
        Assert.Equal(new Cell('A', 3).Rank, Threshold.Best(curve, 1000, 20, null).Cut);
        Assert.Equal(1, Threshold.Best(curve, 1000, 20, 1).Cut);
    }

    // One in four of 400 is won, of the 40 from 80 on three in four.
    [Fact]
    public void High_value_begins_where_leads_close_twice_as_often_as_all()
    {
        double[] scores = [.. Enumerable.Range(0, 400).Select(i => i < 40 ? 80d : 20)];
        bool[] won = [.. Enumerable.Range(0, 400).Select(i => i < 30 || i is >= 40 and < 110)];
        Assert.Equal(21, Threshold.HighValue(Threshold.ByScore(scores, won))!.Cut);
        Assert.Null(Threshold.HighValue(Threshold.ByScore([.. scores.Skip(30)], [.. won.Skip(30)])));
        Assert.Null(Threshold.HighValue(Threshold.ByScore(scores, new bool[400])));
        Assert.Null(Threshold.HighValue(Threshold.ByScore([90, 10], [true, false])));
        Assert.Null(Threshold.HighValue(Threshold.ByScore([], [])));
    }

    // Of a hundred leads each at 90, 60, 40 and 10 points 70, 35, 20 and 5 are won, 32.5 % of all: twice the odds, the odds, half the odds, less.
    [Fact]
    public void Steps_begin_where_the_odds_are_twice_and_once_and_half_those_of_all()
    {
        (int Points, int Won)[] groups = [(90, 70), (60, 35), (40, 20), (10, 5)];
        double[] points = [.. groups.SelectMany(group => Enumerable.Repeat(group.Points + 0.4, 100))];
        bool[] won = [.. groups.SelectMany(group => Enumerable.Range(0, 100).Select(i => i < group.Won))];
        Assert.Equal((90, 60, 40), GradeSteps.Of(points, won));
        Assert.Null(GradeSteps.Of([.. points.Reverse()], won));
        Assert.Null(GradeSteps.Of(points, [.. won.Select(_ => true)]));
        Assert.Null(GradeSteps.Of(points, [.. won.Select(_ => false)]));
        Assert.Null(GradeSteps.Of([.. points.Where((_, i) => i % 10 == 0)], [.. won.Where((_, i) => i % 10 == 0)]));
        Assert.Null(GradeSteps.Of([90], [true]));
        Assert.Null(GradeSteps.Of([], []));
    }

    // Whatever the points: parts that are proposed are large enough and close more the higher they are.
    [Fact]
    public void Steps_always_part_leads_into_groups_that_close_more_and_more()
    {
        var cases = from count in Gen.Choose(0, 600)
                    from points in Gen.ArrayOf(Gen.Choose(0, 8), count)
                    from chance in Gen.ArrayOf(Gen.Choose(0, 9), count)
                    select (Points: points.Select(point => point * 12.5).ToArray(), Won: points.Zip(chance, (point, luck) => luck < point).ToArray());
        var found = 0;
        FsCheck.Check.One(Config.QuickThrowOnFailure, Prop.ForAll(cases.ToArbitrary(), one =>
        {
            if (GradeSteps.Of(one.Points, one.Won) is not { } steps)
            {
                return true;
            }

            found++;
            var rates = one.Points.Zip(one.Won).GroupBy(lead => lead.First >= steps.First ? 0 : lead.First >= steps.Second ? 1 : lead.First >= steps.Third ? 2 : 3).OrderBy(group => group.Key)
                .Select(group => (Leads: group.Count(), Rate: group.Average(lead => lead.Second ? 1d : 0))).ToList();
            return rates.Count == 4 && rates.TrueForAll(rate => rate.Leads >= LiftRow.FewestLeads) && rates.Zip(rates.Skip(1)).All(pair => pair.First.Rate > pair.Second.Rate);
        }));
        Assert.True(found > 0);
    }
}
