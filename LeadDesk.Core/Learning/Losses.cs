namespace LeadDesk.Core.Learning;

/// <summary>How far probabilities were from what came. Lower is better; nothing at all gives 0.</summary>
public static class Losses
{
    /// <summary>Nearer to 0 or 1 than this no probability counts, so that one lead that was thought impossible does not cost without end.</summary>
    public const double Nearest = 1e-15;

    /// <summary>Mean of −ln of the probability given to what came, 0 and up. I. J. Good, "Rational decisions", J. R. Stat. Soc. B 14 (1952) 107–114.</summary>
    public static double LogLoss(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> won)
    {
        var sum = 0d;

        for (var i = 0; i < probabilities.Length; i++)
        {
            var p = Math.Clamp(probabilities[i], Nearest, 1 - Nearest);
            sum -= Math.Log(won[i] ? p : 1 - p);
        }

        return probabilities.Length == 0 ? 0 : sum / probabilities.Length;
    }

    /// <summary>Mean squared distance, 0–1. G. W. Brier, Monthly Weather Review 78 (1950) 1–3, for two classes.</summary>
    public static double Brier(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> won)
    {
        var sum = 0d;

        for (var i = 0; i < probabilities.Length; i++)
        {
            var off = probabilities[i] - (won[i] ? 1 : 0);
            sum += off * off;
        }

        return probabilities.Length == 0 ? 0 : sum / probabilities.Length;
    }
}
