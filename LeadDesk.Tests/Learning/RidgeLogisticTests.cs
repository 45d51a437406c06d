using LeadDesk.Core.Learning;

namespace LeadDesk.Tests.Learning;

public sealed class RidgeLogisticTests
{
    // 40 leads with a value of which 30 were won, 60 without of which 15 were.
    private static readonly int[] Rows = [.. Enumerable.Repeat(1, 40), .. Enumerable.Repeat(0, 60)];
    private static readonly bool[] Won = [.. Enumerable.Range(0, 100).Select(i => i < 30 || i is >= 40 and < 55)];

    [Fact]
    public void With_hardly_a_penalty_it_gives_the_rates_themselves()
    {
        var fit = RidgeLogistic.Fit(Rows, 1, 2, Won, 1e-6);
        Assert.Equal(0.75, RidgeLogistic.Share(fit.LogOdds([1])), 1e-4);
        Assert.Equal(0.25, RidgeLogistic.Share(fit.LogOdds([0])), 1e-4);
    }

    [Fact]
    public void With_an_endless_penalty_everyone_gets_the_rate_of_all()
    {
        var fit = RidgeLogistic.Fit(Rows, 1, 2, Won, 1e9);
        Assert.Equal(0.45, RidgeLogistic.Share(fit.LogOdds([1])), 1e-4);
        Assert.Equal(0.45, RidgeLogistic.Share(fit.LogOdds([0])), 1e-4);
    }

    // At the optimum the loss falls in no direction: Σ (p − won) over a place's leads + penalty · weight = 0.
    [Theory]
    [InlineData(0.5, 400)]
    [InlineData(20, 400)]
    [InlineData(3, 12_000)]
    public void Where_it_stops_nothing_is_left_to_gain(double penalty, int leads)
    {
        var random = new Random(7);
        int[] rows = [.. Enumerable.Range(0, leads).SelectMany(_ => new[] { random.Next(3), 3 + random.Next(4), 7 + random.Next(2) })];
        bool[] won = [.. Enumerable.Range(0, leads).Select(i => random.NextDouble() < 0.2 + (0.2 * rows[i * 3]))];
        double[] counts = [.. Enumerable.Range(0, leads).Select(_ => 0.5 + random.NextDouble())];
        var fit = RidgeLogistic.Fit(rows, 3, 9, won, penalty, counts);
        double[] slope = [.. fit.Weights.Select(weight => penalty * weight)];

        for (var i = 0; i < leads * 3; i++)
        {
            slope[rows[i]] += counts[i / 3] * (RidgeLogistic.Share(fit.LogOdds(rows.AsSpan(i / 3 * 3, 3))) - (won[i / 3] ? 1 : 0));
        }

        Assert.All(slope, gain => Assert.Equal(0, gain, 0.01));
    }

    [Fact]
    public void One_outcome_only_stays_a_finite_number()
    {
        var fit = RidgeLogistic.Fit([0, 1, 0], 1, 2, [true, true, true], 1);
        Assert.All(fit.Weights, weight => Assert.True(double.IsFinite(weight)));
        Assert.True(double.IsFinite(fit.Intercept));
    }

    [Fact]
    public void Straightening_finds_how_log_odds_were_bent()
    {
        var random = new Random(3);
        double[] raw = [.. Enumerable.Range(0, 20_000).Select(_ => (random.NextDouble() * 6) - 3)];
        var scale = PlattScale.Fit(raw, [.. raw.Select(odds => random.NextDouble() < RidgeLogistic.Share((0.5 * odds) - 1))]);
        Assert.Equal(0.5, scale.Slope, 0.05);
        Assert.Equal(-1, scale.Shift, 0.05);
        Assert.Equal(PlattScale.None, PlattScale.Fit([1, 2], [true, true]));
        Assert.Equal(PlattScale.None, PlattScale.Fit([1, 2, 3, 4], [true, true, false, false]));
    }
}
