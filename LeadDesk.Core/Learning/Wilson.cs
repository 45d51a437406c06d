using System.Runtime.InteropServices;

namespace LeadDesk.Core.Learning;

/// <summary>
/// How far a share may be trusted. Wilson score interval without continuity correction: E. B. Wilson, "Probable inference, the law of
/// succession, and statistical inference", JASA 22 (1927) 209–212; recommended for small n by Brown, Cai and DasGupta, Statistical Science 16 (2001).
/// </summary>
public static class Wilson
{
    /// <summary>The 97.5 % quantile of the standard normal distribution.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>The 95 % interval of k successes in n trials, both ends 0–1; (0, 1) when n = 0, as nothing is known then.</summary>
    /// <exception cref="ArgumentOutOfRangeException">k is negative or greater than n.</exception>
    public static ShareInterval At95(long k, long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, n);

        if (n == 0)
        {
            return new(0, 1);
        }

        var share = (double)k / n;
        var z2 = Z95 * Z95;
        var centre = share + (z2 / (2 * n));
        var half = Z95 * Math.Sqrt((share * (1 - share) / n) + (z2 / (4.0 * n * n)));

        // Rounding must not leave an end a hair's breadth beyond what is certain.
        return new(k == 0 ? 0 : (centre - half) / (1 + (z2 / n)), k == n ? 1 : (centre + half) / (1 + (z2 / n)));
    }
}

/// <summary>Where a share lies, 0–1, both ends included.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ShareInterval(double Low, double High)
{
    public bool Overlaps(ShareInterval other) => Low <= other.High && other.Low <= High;
}
