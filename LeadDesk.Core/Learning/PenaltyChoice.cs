namespace LeadDesk.Core.Learning;

/// <summary>
/// Finds the penalty and the straightening on training leads alone, always learning from older leads and judging on newer ones: the newer half in four
/// parts, each foretold from all that came before it.
/// </summary>
internal static class PenaltyChoice
{
    private const int Parts = 4, MostLeads = 10_000;
    private const double GoodEnough = 0.002;

    private static readonly double[] Penalties = [30, 10, 3, 1];

    /// <returns>The penalty for all training leads, and the scale that goes with it.</returns>
    public static (double Penalty, PlattScale Scale) Find(Features features, bool[] won, Action<double>? progress)
    {
        // More leads would only make the same choice slower: evenly spread ones stand for all.
        var step = Math.Max(1, (won.Length + MostLeads - 1) / MostLeads);
        var some = Enumerable.Range(0, won.Length).Where(lead => lead % step == 0).ToArray();
        var (rows, outcomes) = (features.RowsOf(some), some.Select(lead => won[lead]).ToArray());
        var half = outcomes.Length / 2;
        var raw = Penalties.Select(_ => new double[outcomes.Length - half]).ToArray();
        var done = 0;
        Parallel.For(0, Parts, new ParallelOptions { MaxDegreeOfParallelism = 2 }, part =>
        {
            var (from, to) = (half + (int)((long)(outcomes.Length - half) * part / Parts), half + (int)((long)(outcomes.Length - half) * (part + 1) / Parts));
            RidgeLogistic? fit = null;

            foreach (var (which, penalty) in Penalties.Index())
            {
                fit = RidgeLogistic.Fit(rows[..(from * features.Width)], features.Width, features.Places, outcomes[..from], penalty * from / outcomes.Length, Features.Counts(from), fit);

                for (var lead = from; lead < to; lead++)
                {
                    raw[which][lead - half] = fit.LogOdds(rows.AsSpan(lead * features.Width, features.Width));
                }

                progress?.Invoke((double)Interlocked.Increment(ref done) / (Parts * Penalties.Length));
            }
        });

        var judged = outcomes[half..];
        var tried = raw.Select((odds, which) => (Penalty: Penalties[which], Scale: PlattScale.Fit(odds, judged), Odds: odds))
            .Select(one => (one.Penalty, one.Scale, Loss: Losses.LogLoss([.. one.Odds.Select(odds => RidgeLogistic.Share(one.Scale.LogOdds(odds)))], judged))).ToList();
        var best = tried.Min(one => one.Loss);

        // Of what is as good, the smallest penalty: its weights are nearest to the rates that reasons tell.
        var (chosen, scale, _) = tried.Where(one => one.Loss <= best * (1 + GoodEnough)).MinBy(one => one.Penalty);
        return (chosen, scale);
    }
}
