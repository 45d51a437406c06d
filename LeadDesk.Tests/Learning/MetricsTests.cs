using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Learning;

namespace LeadDesk.Tests.Learning;

/// <summary>The figures by which models are judged, against values from elsewhere or worked out by hand.</summary>
public sealed class MetricsTests
{
    private static readonly double[] Scores = [0.1, 0.4, 0.35, 0.8];
    private static readonly bool[] Won = [false, false, true, true];

    private static readonly Gen<(double[] Scores, bool[] Won)> Judged =
        from many in Gen.Choose(2, 60)
        from scores in Gen.ArrayOf(Gen.Choose(0, 10), many)
        from won in Gen.ArrayOf(Gen.Elements(true, false), many)
        select (scores.Select(score => score / 10.0).ToArray(), won);

    // The example of scikit-learn's roc_auc_score. By hand: of four pairs three are in order. The winners beat 1/2 and 1 of the losers, and so the other way round:
    // variance 1/8 each, over two of each kind: √(1/16 + 1/16).
    [Fact]
    public void The_area_under_the_curve_is_that_of_the_example_and_its_error_that_worked_by_hand()
    {
        var auc = Auc.Of(Scores, Won)!;
        Assert.Equal(0.75, auc.Value, 1e-12);
        Assert.Equal(Math.Sqrt(0.125), auc.Error, 1e-12);
        Assert.Equal(1, auc.Interval.High);
    }

    [Fact]
    public void Equal_scores_are_a_coin_and_one_class_is_no_area()
    {
        Assert.Equal((0.5, 0), (Auc.Of([3, 3, 3], [true, false, true])!.Value, Auc.Of([3, 3, 3], [true, false, true])!.Error));
        Assert.Null(Auc.Of([1, 2], [true, true]));
        Assert.Throws<ArgumentException>(() => Auc.Of([1, 2], [true]));
    }

    [Fact]
    public void The_area_is_the_share_of_pairs_in_order() => Check(set =>
    {
        var (winners, losers) = (set.Scores.Where((_, i) => set.Won[i]).ToList(), set.Scores.Where((_, i) => !set.Won[i]).ToList());
        var pairs = winners.SelectMany(winner => losers.Select(loser => winner > loser ? 1 : winner == loser ? 0.5 : 0)).ToList();
        return Auc.Of(set.Scores, set.Won) is { } auc ? Math.Abs(auc.Value - pairs.Average()) < 1e-12 && auc.Interval.Low <= auc.Value : pairs.Count == 0;
    });

    // The examples of scikit-learn's log_loss and brier_score_loss.
    [Fact]
    public void Losses_are_those_of_the_examples()
    {
        Assert.Equal(0.21616187, Losses.LogLoss([0.9, 0.1, 0.2, 0.65], [true, false, false, true]), 1e-8);
        Assert.Equal(0.0375, Losses.Brier([0.1, 0.9, 0.8, 0.3], [false, true, true, false]), 1e-12);
    }

    [Fact]
    public void What_was_thought_impossible_costs_much_but_not_without_end() => Assert.Equal(-Math.Log(1e-15), Losses.LogLoss([0], [true]), 1e-9);

    // Two leads at 0.1 of which none was won and two at 0.75 of which one was: (2 · 0.1 + 2 · 0.25) / 4.
    [Fact]
    public void The_calibration_error_is_the_mean_gap_weighted_by_leads()
    {
        Assert.Equal(0.175, Calibration.Error([0.1, 0.1, 0.75, 0.75], [false, false, true, false]), 1e-12);
        Assert.Equal(0, Calibration.Error([], []));
        Assert.Equal(0, Calibration.Error([1, 0], [true, false]));
    }

    [Fact]
    public void Calibration_bins_hold_every_lead_once_and_rise() => Check(set =>
    {
        var bins = Calibration.Bins(set.Scores, set.Won, 4);
        return bins.Sum(bin => bin.Count) == set.Won.Length && bins.Sum(bin => bin.Won) == set.Won.Count(won => won) && bins.Zip(bins.Skip(1)).All(pair => pair.First.To < pair.Second.From);
    });

    // Half a lead is added to each: shares 10.5/41 and 30.5/41, so twice (20/41) · ln(30.5/10.5).
    [Fact]
    public void Information_and_stability_are_those_worked_by_hand()
    {
        var by = 2 * (20.0 / 41) * Math.Log(30.5 / 10.5);
        Assert.Equal(by, InformationValue.Of([10, 30], [30, 10]), 1e-12);
        Assert.Equal(by, StabilityIndex.Of([10, 30], [30, 10]), 1e-12);
        Assert.Equal(by, InformationValue.Of([10, 30, 0], [30, 10, 0]), 1e-12);
        Assert.Equal((0, 0, 0), (InformationValue.Of([5, 5], [50, 50]), InformationValue.Of([5], [7]), InformationValue.Of([0, 0], [5, 5])));
        Assert.Equal((0, 0), (StabilityIndex.Of([1, 2], [1, 2]), StabilityIndex.Of([0, 0], [1, 2])));
    }

    // The example of scikit-learn's average_precision_score. The best half holds one of the two customers: its rate is that of all.
    [Fact]
    public void Precision_and_lift_are_those_of_the_example()
    {
        Assert.Equal(0.8333333333, Ranking.AveragePrecision(Scores, Won)!.Value, 1e-9);
        Assert.Equal(1, Ranking.Lift(Scores, Won, 0.5));
        Assert.Equal(2, Ranking.Lift(Scores, Won, 0.25));
        Assert.Null(Ranking.Lift([1, 2], [false, false]));
    }

    [Fact]
    public void Leads_of_equal_score_share_their_customers() => Check(set =>
    {
        var same = set.Scores.Select(_ => 1.0).ToArray();
        return Ranking.Lift(same, set.Won) is not { } lift || Math.Abs(lift - 1) < 1e-12;
    });

    // By hand: log-odds 0 and 1.96 / √(100 · 1/4) on either side.
    [Fact]
    public void The_interval_of_a_precision_is_reckoned_on_log_odds()
    {
        var interval = Ranking.PrecisionInterval(0.5, 100);
        Assert.Equal(1 / (1 + Math.Exp(0.3919927969)), interval.Low, 1e-9);
        Assert.Equal(1, interval.Low + interval.High, 1e-12);
        Assert.Equal(new(0, 1), Ranking.PrecisionInterval(1, 5));
    }

    private static void Check(Func<(double[] Scores, bool[] Won), bool> holds) => FsCheck.Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Judged.ToArbitrary(), holds));
}
