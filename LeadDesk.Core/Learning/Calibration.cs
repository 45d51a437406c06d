namespace LeadDesk.Core.Learning;

/// <summary>Leads whose probabilities lie close together, and how many of them were won.</summary>
/// <param name="From">Lowest probability of the group, 0–1.</param>
/// <param name="To">Highest.</param>
/// <param name="Predicted">Mean probability.</param>
public sealed record CalibrationBin(double From, double To, long Count, long Won, double Predicted)
{
    /// <summary>Share that was won, 0–1.</summary>
    public double Seen => Count == 0 ? 0 : (double)Won / Count;
    public ShareInterval Interval => Wilson.At95(Won, Count);
}

/// <summary>Whether 30 % means 30 in a hundred.</summary>
public static class Calibration
{
    private const int Widths = 10;

    /// <summary>
    /// Expected calibration error, 0–1: the mean distance of predicted and seen share over ten equally wide bins, weighted by their leads.
    /// M. P. Naeini, G. F. Cooper and M. Hauskrecht, AAAI (2015) 2901–2907.
    /// </summary>
    public static double Error(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> won)
    {
        var (predicted, seen) = (new double[Widths], new double[Widths]);

        for (var i = 0; i < probabilities.Length; i++)
        {
            var bin = Math.Clamp((int)(probabilities[i] * Widths), 0, Widths - 1);
            predicted[bin] += probabilities[i];
            seen[bin] += won[i] ? 1 : 0;
        }

        return probabilities.Length == 0 ? 0 : predicted.Zip(seen, (p, s) => Math.Abs(p - s)).Sum() / probabilities.Length;
    }

    /// <summary>Groups of about equally many leads, lowest probability first; equal probabilities stay together.</summary>
    public static IReadOnlyList<CalibrationBin> Bins(double[] probabilities, bool[] won, int groups = 10)
    {
        var order = Enumerable.Range(0, probabilities.Length).OrderBy(i => probabilities[i]).ToArray();
        var bins = new List<CalibrationBin>();

        for (var from = 0; from < order.Length;)
        {
            var to = Math.Min(order.Length, Math.Max(from + 1, (int)((bins.Count + 1L) * order.Length / groups)));

            while (to < order.Length && probabilities[order[to]] == probabilities[order[to - 1]])
            {
                to++;
            }

            var group = order[from..to];
            bins.Add(new(probabilities[group[0]], probabilities[group[^1]], group.Length, group.Count(i => won[i]), group.Average(i => probabilities[i])));
            from = to;
        }

        return bins;
    }
}
