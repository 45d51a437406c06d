namespace LeadDesk.Core.Learning;

/// <summary>
/// First and second derivatives of the penalised loss over one-hot rows, without ever writing the square of second derivatives down: only its product with a
/// direction is needed. The intercept's part comes last. Leads are added up on all processors.
/// </summary>
internal sealed class Descent(int[] rows, int width, int places, bool[] won, double[]? counts, double penalty)
{
    private const int WorthSharing = 5000, MostTurns = 60;
    private const double Forcing = 0.03;

    private readonly double[] curved = new double[won.Length];
    private readonly double[] bend = new double[places + 1];

    /// <summary>The gradient at these weights; remembers how the loss bends there.</summary>
    public double[] Gradient(double[] weights, double intercept)
    {
        var fit = new RidgeLogistic(weights, intercept);
        var parts = Share((from, to, sum) =>
        {
            for (var i = from; i < to; i++)
            {
                var row = rows.AsSpan(i * width, width);
                var count = counts?[i] ?? 1;
                var p = RidgeLogistic.Share(fit.LogOdds(row));
                var off = count * (p - (won[i] ? 1 : 0));
                curved[i] = count * p * (1 - p);
                sum[places] += off;

                foreach (var place in row)
                {
                    sum[place] += off;
                }
            }
        });
        Bend();

        for (var i = 0; i < places; i++)
        {
            parts[i] += penalty * weights[i];
        }

        return parts;
    }

    /// <summary>
    /// The Newton step, found by conjugate gradients with a diagonal preconditioner until it is good enough for its distance from the end: R. S. Dembo,
    /// S. C. Eisenstat and T. Steihaug, "Inexact Newton methods", SIAM J. Numer. Anal. 19 (1982) 400–408.
    /// </summary>
    public double[] Step(double[] gradient)
    {
        var (step, rest) = (new double[gradient.Length], (double[])gradient.Clone());
        double[] eased = [.. rest.Select((value, i) => value / bend[i])];
        var (direction, size) = ((double[])eased.Clone(), Dot(rest, eased));
        var enough = Forcing * Forcing * size;

        for (var turn = 0; turn < MostTurns && size > enough; turn++)
        {
            var product = Product(direction);
            var length = size / Dot(direction, product);

            for (var i = 0; i < step.Length; i++)
            {
                step[i] += length * direction[i];
                rest[i] -= length * product[i];
                eased[i] = rest[i] / bend[i];
            }

            var next = Dot(rest, eased);

            for (var i = 0; i < direction.Length; i++)
            {
                direction[i] = eased[i] + (next / size * direction[i]);
            }

            size = next;
        }

        return step;
    }

    // The diagonal of the second derivatives.
    private void Bend()
    {
        var sums = Share((from, to, sum) =>
        {
            for (var i = from; i < to; i++)
            {
                sum[places] += curved[i];

                foreach (var place in rows.AsSpan(i * width, width))
                {
                    sum[place] += curved[i];
                }
            }
        });

        for (var i = 0; i <= places; i++)
        {
            bend[i] = sums[i] + (i < places ? penalty : 1e-12);
        }
    }

    private double[] Product(double[] direction)
    {
        var product = Share((from, to, sum) =>
        {
            for (var i = from; i < to; i++)
            {
                var row = rows.AsSpan(i * width, width);
                var along = direction[places];

                foreach (var place in row)
                {
                    along += direction[place];
                }

                along *= curved[i];
                sum[places] += along;

                foreach (var place in row)
                {
                    sum[place] += along;
                }
            }
        });

        for (var i = 0; i < places; i++)
        {
            product[i] += penalty * direction[i];
        }

        return product;
    }

    private double[] Share(Action<int, int, double[]> add)
    {
        var parts = won.Length < WorthSharing ? 1 : Math.Min(4, Environment.ProcessorCount);
        var sums = Enumerable.Range(0, parts).Select(_ => new double[places + 1]).ToArray();
        Parallel.For(0, parts, part => add((int)((long)part * won.Length / parts), (int)((part + 1L) * won.Length / parts), sums[part]));

        foreach (var sum in sums.Skip(1))
        {
            for (var i = 0; i <= places; i++)
            {
                sums[0][i] += sum[i];
            }
        }

        return sums[0];
    }

    private static double Dot(double[] one, double[] other)
    {
        var sum = 0d;

        for (var i = 0; i < one.Length; i++)
        {
            sum += one[i] * other[i];
        }

        return sum;
    }
}
