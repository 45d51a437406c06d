namespace LeadDesk.Core.Learning;

/// <summary>
/// The chance that a customer was ranked above a lead that was lost, ties counting half: the area under the ROC curve, with the interval of
/// E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, Biometrics 44 (1988) 837–845, reckoned by midranks as X. Sun and W. Xu, IEEE Signal
/// Processing Letters 21 (2014) 1389–1393.
/// </summary>
/// <param name="Value">0–1; 0.5 is a coin.</param>
/// <param name="Error">The standard error; 0 when either class has one member only.</param>
public sealed record Auc(double Value, double Error)
{
    /// <summary>The 95 % interval, cut at 0 and 1.</summary>
    public ShareInterval Interval => new(Math.Max(0, Value - (Wilson.Z95 * Error)), Math.Min(1, Value + (Wilson.Z95 * Error)));

    /// <returns>Null unless there are both, won and lost.</returns>
    /// <exception cref="ArgumentException">There are not as many scores as outcomes.</exception>
    public static Auc? Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> won)
    {
        if (scores.Length != won.Length)
        {
            throw new ArgumentException("Each score needs one outcome.", nameof(won));
        }

        var (winners, losers) = (new List<double>(), new List<double>());

        for (var i = 0; i < scores.Length; i++)
        {
            (won[i] ? winners : losers).Add(scores[i]);
        }

        if (winners.Count == 0 || losers.Count == 0)
        {
            return null;
        }

        var all = Midranks([.. winners, .. losers]);
        var (amongWinners, amongLosers) = (Midranks([.. winners]), Midranks([.. losers]));
        double[] above = [.. amongWinners.Select((rank, i) => (all[i] - rank) / losers.Count)];
        double[] below = [.. amongLosers.Select((rank, i) => 1 - ((all[winners.Count + i] - rank) / winners.Count))];
        return new(above.Average(), Math.Sqrt((Variance(above) / above.Length) + (Variance(below) / below.Length)));
    }

    /// <summary>Ranks from 1 on; equals share the mean of theirs.</summary>
    private static double[] Midranks(double[] values)
    {
        var order = new int[values.Length];

        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort([.. values], order);
        var ranks = new double[values.Length];

        for (var from = 0; from < order.Length;)
        {
            var to = from;

            while (to < order.Length && values[order[to]] == values[order[from]])
            {
                to++;
            }

            for (var i = from; i < to; i++)
            {
                ranks[order[i]] = (from + to + 1) / 2.0;
            }

            from = to;
        }

        return ranks;
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2 ? 0 : values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
