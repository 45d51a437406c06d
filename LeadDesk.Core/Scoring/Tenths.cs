namespace LeadDesk.Core.Scoring;

/// <summary>Points in whole tenths, so that what is shown is what decides and sums are exact.</summary>
internal static class Tenths
{
    /// <summary>Floating-point dust must not keep a half from being rounded up.</summary>
    private const double Dust = 1e-9;

    public static int Round(double tenths) => (int)Math.Floor(tenths + 0.5 + Dust);

    /// <summary>An axis total, clamped to 0 and the most it may be, and rounded half up, in tenths.</summary>
    public static int OfAxis(double points, double most) => Round(Math.Clamp(points, 0, most) * 10);

    /// <summary>The blend of two axes in tenths.</summary>
    public static int Blend(int fit, int engagement, double fitWeight) => Round(((fit * fitWeight) + (engagement * (100 - fitWeight))) / 100);

    /// <summary>
    /// Whole numbers near the parts whose sum is the total, which is the parts' sum rounded: all are rounded down, and the largest
    /// remainders get what is missing (Hamilton's method). A part of 0 stays 0.
    /// </summary>
    public static int[] Apportion(ReadOnlySpan<double> parts, int total)
    {
        var shares = new int[parts.Length];
        var remainders = new double[parts.Length];
        var missing = total;

        for (var i = 0; i < parts.Length; i++)
        {
            shares[i] = (int)Math.Floor(parts[i] + Dust);
            remainders[i] = Math.Max(0, parts[i] - shares[i]);
            missing -= shares[i];
        }

        while (missing != 0 && parts.Length > 0)
        {
            var step = Math.Sign(missing);
            var next = Furthest(remainders, step);
            shares[next] += step;
            remainders[next] -= step;
            missing -= step;
        }

        return shares;
    }

    private static int Furthest(double[] remainders, int step)
    {
        var best = 0;

        for (var i = 1; i < remainders.Length; i++)
        {
            best = (remainders[i] - remainders[best]) * step > 0 ? i : best;
        }

        return best;
    }
}
