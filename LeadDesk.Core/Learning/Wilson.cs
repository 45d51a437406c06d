using System.Runtime.InteropServices;

namespace LeadDesk.Core.Learning;

/// <summary>A share seen in a sample, and the range in which the true share lies.</summary>
/// <param name="Rate">Successes ÷ trials, 0–1; 0 when there were no trials.</param>
/// <param name="Low">Lower bound, 0–1.</param>
/// <param name="High">Upper bound, 0–1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Proportion(double Rate, double Low, double High)
{
    /// <summary>Whether even the low end of this one lies above the high end of the other.</summary>
    public bool IsSurelyAbove(Proportion other) => Low > other.High;
}

public static class Wilson
{
    /// <summary>The 97.5 % point of the normal distribution.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Wilson score interval of k successes in n trials at 95 %; (0, 1) when n = 0. Wilson, JASA 22 (1927).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Successes are negative or more than the trials.</exception>
    public static Proportion Interval(long successes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);

        if (trials == 0)
        {
            return new Proportion(0, 0, 1);
        }

        var (n, rate) = ((double)trials, (double)successes / trials);
        var middle = (rate + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((rate * (1 - rate) / n) + (Z * Z / (4 * n * n)));
        return new Proportion(rate, Math.Max(0, successes == 0 ? 0 : middle - half), Math.Min(1, successes == trials ? 1 : middle + half));
    }
}
