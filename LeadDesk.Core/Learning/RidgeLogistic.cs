using System.Diagnostics.CodeAnalysis;

namespace LeadDesk.Core.Learning;

/// <summary>
/// Logistic regression with a quadratic penalty on one-hot features, found by Newton's method with steps by conjugate gradients:
/// S. le Cessie and J. C. van Houwelingen, Applied Statistics 41 (1992) 191–201. The intercept is not penalised.
/// </summary>
/// <param name="Weights">One for each bin of each attribute, in a row.</param>
/// <param name="Intercept">Log-odds of a lead whose weights are all 0.</param>
[SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "Read millions of times.")]
public sealed record RidgeLogistic(double[] Weights, double Intercept)
{
    private const int MostSteps = 30, MostHalves = 20;
    private const double Near = 1e-3, Gain = 1e-10;

    /// <summary>Log-odds of a lead given the places of its bins.</summary>
    public double LogOdds(ReadOnlySpan<int> places)
    {
        var sum = Intercept;

        foreach (var place in places)
        {
            sum += Weights[place];
        }

        return sum;
    }

    public static double Share(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <param name="rows">The leads' places, row by row, each so many as there are attributes; each attribute has places of its own.</param>
    /// <param name="width">Attributes for each lead.</param>
    /// <param name="places">How many places there are.</param>
    /// <param name="penalty">Times half the squared weights is added to the negative log-likelihood; above 0.</param>
    /// <param name="counts">For how many leads each counts; each for one when null.</param>
    /// <param name="start">Where to begin; from nothing when null.</param>
    public static RidgeLogistic Fit(int[] rows, int width, int places, bool[] won, double penalty, double[]? counts = null, RidgeLogistic? start = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(penalty);
        var weights = start is null ? new double[places] : [.. start.Weights];
        var intercept = start?.Intercept ?? StartOf(won);
        var current = Loss(rows, width, won, weights, intercept, penalty, counts);

        var descent = new Descent(rows, width, places, won, counts, penalty);

        for (var step = 0; step < MostSteps; step++)
        {
            var gradient = descent.Gradient(weights, intercept);

            if (gradient.Max(Math.Abs) < Near)
            {
                break;
            }

            var move = descent.Step(gradient);
            var (length, before) = (1d, current);

            for (var half = 0; half < MostHalves && current >= before; half++, length /= 2)
            {
                double[] next = [.. weights.Select((weight, i) => weight - (length * move[i]))];
                var loss = Loss(rows, width, won, next, intercept - (length * move[places]), penalty, counts);

                if (loss < current)
                {
                    (weights, intercept, current) = (next, intercept - (length * move[places]), loss);
                }
            }

            if (before - current <= Gain * before)
            {
                break;
            }
        }

        return new(weights, intercept);
    }

    private static double StartOf(bool[] won)
    {
        var share = (won.Count(one => one) + 0.5) / (won.Length + 1);
        return Math.Log(share / (1 - share));
    }

    private static double Loss(int[] rows, int width, bool[] won, double[] weights, double intercept, double penalty, double[]? counts)
    {
        var sum = penalty / 2 * weights.Sum(weight => weight * weight);
        var fit = new RidgeLogistic(weights, intercept);

        for (var i = 0; i < won.Length; i++)
        {
            var odds = fit.LogOdds(rows.AsSpan(i * width, width));
            odds = won[i] ? -odds : odds;
            sum += (counts?[i] ?? 1) * (Math.Max(odds, 0) + Math.Log(1 + Math.Exp(-Math.Abs(odds))));
        }

        return sum;
    }
}
