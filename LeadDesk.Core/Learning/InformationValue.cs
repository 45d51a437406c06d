namespace LeadDesk.Core.Learning;

/// <summary>
/// How much an attribute tells about the outcome: Σ (share of customers − share of lost) · ln(share of customers ÷ share of lost) over its values, 0 and up.
/// S. Kullback and R. A. Leibler, Ann. Math. Stat. 22 (1951) 79–86; as N. Siddiqi, "Credit Risk Scorecards" (2006): under 0.02 useless, 0.1 weak, 0.3 medium, 0.5
/// strong, above that worth a second look.
/// </summary>
public static class InformationValue
{
    /// <summary>Half a lead is added to each count, so that a value that was never won is no infinity.</summary>
    private const double Half = 0.5;

    /// <param name="won">Customers for each value.</param>
    /// <param name="lost">Lost leads for each value; 0 in both means a value that nobody has, which does not count.</param>
    public static double Of(ReadOnlySpan<long> won, ReadOnlySpan<long> lost)
    {
        var (allWon, allLost, values) = (0L, 0L, 0);

        for (var i = 0; i < won.Length; i++)
        {
            (allWon, allLost, values) = (allWon + won[i], allLost + lost[i], values + (won[i] + lost[i] > 0 ? 1 : 0));
        }

        if (allWon == 0 || allLost == 0 || values < 2)
        {
            return 0;
        }

        var sum = 0d;

        for (var i = 0; i < won.Length; i++)
        {
            if (won[i] + lost[i] > 0)
            {
                var w = (won[i] + Half) / (allWon + (Half * values));
                var l = (lost[i] + Half) / (allLost + (Half * values));
                sum += (w - l) * Math.Log(w / l);
            }
        }

        return sum;
    }
}

/// <summary>
/// How far the leads of today are from those that were learned from: Σ (now − then) · ln(now ÷ then) over the shares of an attribute's values, 0 and up. Under 0.1
/// stable, above 0.25 another population. E. M. Lewis, "An Introduction to Credit Scoring" (1994); bounds after Siddiqi (2006).
/// </summary>
public static class StabilityIndex
{
    private const double Half = 0.5;

    /// <param name="then">Leads for each value when it was learned.</param>
    /// <param name="now">Leads for each value now; 0 when either side is empty, as nothing can be said then.</param>
    public static double Of(ReadOnlySpan<long> then, ReadOnlySpan<long> now)
    {
        var (before, after, values) = (0L, 0L, 0);

        for (var i = 0; i < then.Length; i++)
        {
            (before, after, values) = (before + then[i], after + now[i], values + (then[i] + now[i] > 0 ? 1 : 0));
        }

        var sum = 0d;

        for (var i = 0; i < then.Length && before > 0 && after > 0; i++)
        {
            if (then[i] + now[i] > 0)
            {
                var b = (then[i] + Half) / (before + (Half * values));
                var a = (now[i] + Half) / (after + (Half * values));
                sum += (a - b) * Math.Log(a / b);
            }
        }

        return sum;
    }
}
