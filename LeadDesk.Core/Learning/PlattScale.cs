namespace LeadDesk.Core.Learning;

/// <summary>
/// Straightens log-odds so that they mean what they say: slope · log-odds + shift, found on leads that were not learned from. J. Platt, "Probabilistic outputs
/// for support vector machines", Advances in Large Margin Classifiers (1999), with his targets, by Newton's method.
/// </summary>
/// <param name="Slope">Above 0, so that the order stays.</param>
public sealed record PlattScale(double Slope, double Shift)
{
    private const int Steps = 50;

    public static PlattScale None { get; } = new(1, 0);

    public double LogOdds(double raw) => (Slope * raw) + Shift;

    /// <returns>Nothing changed when there is only one outcome, or when the order would be turned round.</returns>
    public static PlattScale Fit(ReadOnlySpan<double> raw, ReadOnlySpan<bool> won)
    {
        var all = won.Count(true);

        if (all == 0 || all == won.Length)
        {
            return None;
        }

        var (high, low) = ((all + 1.0) / (all + 2), 1.0 / (won.Length - all + 2));
        var (slope, shift) = (1d, 0d);

        for (var step = 0; step < Steps; step++)
        {
            var (ga, gb, aa, ab, bb) = (0d, 0d, 1e-9, 0d, 1e-9);

            for (var i = 0; i < raw.Length; i++)
            {
                var p = RidgeLogistic.Share((slope * raw[i]) + shift);
                var (off, weight) = (p - (won[i] ? high : low), p * (1 - p));
                (ga, gb) = (ga + (off * raw[i]), gb + off);
                (aa, ab, bb) = (aa + (weight * raw[i] * raw[i]), ab + (weight * raw[i]), bb + weight);
            }

            var root = (aa * bb) - (ab * ab);
            var (down, aside) = (Math.Clamp(((bb * ga) - (ab * gb)) / root, -1, 1), Math.Clamp(((aa * gb) - (ab * ga)) / root, -1, 1));
            (slope, shift) = (slope - down, shift - aside);

            if (Math.Abs(down) + Math.Abs(aside) < 1e-9)
            {
                break;
            }
        }

        return slope > 0 && double.IsFinite(slope) && double.IsFinite(shift) ? new(slope, shift) : None;
    }
}
