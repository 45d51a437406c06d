namespace LeadDesk.Core.Learning;

/// <summary>A point of a curve over all cut-offs: what is caught and what it costs when everything from this score on is taken.</summary>
/// <param name="Cut">The lowest score taken.</param>
/// <param name="Taken">Leads taken.</param>
/// <param name="Caught">Customers among them.</param>
public sealed record CurvePoint(double Cut, long Taken, long Caught);

/// <summary>What a score is worth as an order to call in.</summary>
public static class Ranking
{
    /// <summary>One point for each distinct score, highest first.</summary>
    public static IReadOnlyList<CurvePoint> Curve(double[] scores, bool[] won)
    {
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ToArray();
        var points = new List<CurvePoint>();
        var caught = 0L;

        for (var i = 0; i < order.Length; i++)
        {
            caught += won[order[i]] ? 1 : 0;

            if (i + 1 == order.Length || scores[order[i + 1]] != scores[order[i]])
            {
                points.Add(new(scores[order[i]], i + 1, caught));
            }
        }

        return points;
    }

    /// <summary>
    /// The customers' rate among the best share of leads divided by that of all; 1 is chance. Leads of equal score share what is theirs, so that
    /// the order of the list does not matter.
    /// </summary>
    /// <returns>Null when nobody was won.</returns>
    public static double? Lift(double[] scores, bool[] won, double share = 0.1)
    {
        var all = won.LongCount(one => one);
        var wanted = Math.Max(1, Math.Round(share * scores.Length));
        var (taken, caught, before) = (0d, 0d, new CurvePoint(0, 0, 0));

        foreach (var point in Curve(scores, won))
        {
            var part = Math.Min(1, (wanted - taken) / (point.Taken - before.Taken));
            (taken, caught, before) = (taken + (part * (point.Taken - before.Taken)), caught + (part * (point.Caught - before.Caught)), point);

            if (taken >= wanted)
            {
                break;
            }
        }

        return all == 0 || taken == 0 ? null : caught / taken / ((double)all / scores.Length);
    }

    /// <summary>
    /// Average precision, 0–1: the mean precision over the customers as the list goes down, a step at each distinct score.
    /// Area under the precision–recall curve after J. Davis and M. Goadrich, ICML (2006) 233–240, without their interpolation.
    /// </summary>
    public static double? AveragePrecision(double[] scores, bool[] won)
    {
        var all = won.LongCount(one => one);
        var (sum, before) = (0d, 0L);

        foreach (var point in Curve(scores, won))
        {
            sum += (point.Caught - before) * ((double)point.Caught / point.Taken);
            before = point.Caught;
        }

        return all == 0 ? null : sum / all;
    }

    /// <summary>The 95 % interval of an average precision p over n customers, on the scale of log-odds. K. Boyd, K. Eng and C. D. Page, ECML PKDD (2013) 451–466.</summary>
    public static ShareInterval PrecisionInterval(double p, long n)
    {
        if (n == 0 || p is <= 0 or >= 1)
        {
            return new(0, 1);
        }

        var (middle, half) = (Math.Log(p / (1 - p)), Wilson.Z95 / Math.Sqrt(n * p * (1 - p)));
        return new(1 / (1 + Math.Exp(half - middle)), 1 / (1 + Math.Exp(-half - middle)));
    }
}
