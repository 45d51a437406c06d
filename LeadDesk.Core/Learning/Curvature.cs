namespace LeadDesk.Core.Learning;

/// <summary>First and second derivatives of the penalised loss; the intercept's come last. The leads are added up in two halves at once.</summary>
internal static class Curvature
{
    private const int WorthSharing = 5000;

    /// <returns>The gradient, and the Hessian as a symmetric square in one row.</returns>
    public static (double[] Gradient, double[] Hessian) Of(int[] rows, int width, int places, bool[] won, double[] weights, double intercept, double penalty, double[]? counts)
    {
        var fit = new RidgeLogistic(weights, intercept);
        var parts = won.Length < WorthSharing ? 1 : Math.Min(4, Environment.ProcessorCount);
        var sums = new (double[] Gradient, double[] Hessian)[parts];
        Parallel.For(0, parts, part => sums[part] = Sum(rows, width, places, won, counts, fit, (int)((long)part * won.Length / parts), (int)((part + 1L) * won.Length / parts)));
        var (gradient, hessian) = sums[0];

        foreach (var (more, curved) in sums.Skip(1))
        {
            for (var i = 0; i < gradient.Length; i++)
            {
                gradient[i] += more[i];
            }

            for (var i = 0; i < hessian.Length; i++)
            {
                hessian[i] += curved[i];
            }
        }

        var size = places + 1;

        for (var i = 0; i < places; i++)
        {
            gradient[i] += penalty * weights[i];
            hessian[(i * size) + i] += penalty;
        }

        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                hessian[(k * size) + i] = hessian[(i * size) + k];
            }
        }

        return (gradient, hessian);
    }

    private static (double[] Gradient, double[] Hessian) Sum(int[] rows, int width, int places, bool[] won, double[]? counts, RidgeLogistic fit, int from, int to)
    {
        var size = places + 1;
        var (gradient, hessian) = (new double[size], new double[size * size]);
        Span<int> row = stackalloc int[width + 1];

        for (var i = from; i < to; i++)
        {
            rows.AsSpan(i * width, width).CopyTo(row);
            row[width] = places;
            var p = RidgeLogistic.Share(fit.LogOdds(row[..width]));
            var count = counts?[i] ?? 1;
            var (off, weight) = (count * (p - (won[i] ? 1 : 0)), count * p * (1 - p));

            // Places rise from attribute to attribute, so that one half of the square is enough.
            for (var a = 0; a <= width; a++)
            {
                gradient[row[a]] += off;
                var line = hessian.AsSpan(row[a] * size, size);

                for (var b = 0; b <= a; b++)
                {
                    line[row[b]] += weight;
                }
            }
        }

        return (gradient, hessian);
    }
}
