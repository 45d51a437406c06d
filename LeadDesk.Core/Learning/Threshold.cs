namespace LeadDesk.Core.Learning;

/// <summary>What handing over every lead from a score on would have meant.</summary>
/// <param name="Cut">0–100; leads with this score and more are handed over.</param>
/// <param name="Caught">Share of the customers among them, 0–1.</param>
/// <param name="Handed">Share of all leads that is handed over, 0–1.</param>
/// <param name="Precision">Share of the handed-over leads that became customers, 0–1; 0 when none is.</param>
public sealed record ThresholdPoint(int Cut, double Caught, double Handed, double Precision, long Leads, long Won);

/// <summary>Finds from which score on leads are worth a call.</summary>
public static class Threshold
{
    /// <summary>One point for each whole score from 0 to 100.</summary>
    public static IReadOnlyList<ThresholdPoint> Curve(IReadOnlyList<double> scores, IReadOnlyList<bool> won)
    {
        var (leads, customers) = (new long[102], new long[102]);

        for (var i = 0; i < scores.Count; i++)
        {
            var at = Math.Clamp((int)Math.Floor(scores[i]), 0, 100);
            (leads[at], customers[at]) = (leads[at] + 1, customers[at] + (won[i] ? 1 : 0));
        }

        for (var at = 100; at >= 0; at--)
        {
            (leads[at], customers[at]) = (leads[at] + leads[at + 1], customers[at] + customers[at + 1]);
        }

        return [.. Enumerable.Range(0, 101).Select(cut => new ThresholdPoint(cut, Part(customers[cut], customers[0]), Part(leads[cut], leads[0]), Part(customers[cut], leads[cut]), leads[cut], customers[cut]))];
    }

    /// <summary>What it brings: customers times their value less calls times their cost.</summary>
    public static double Value(ThresholdPoint point, double perCustomer, double perCall) => (point.Won * perCustomer) - (point.Leads * perCall);

    /// <summary>The cut-off that brings most; of equals the highest, which costs fewest calls. When more leads are handed over than can be called, the lowest that can.</summary>
    /// <param name="most">How many leads can be called in the same time; null when nobody says so.</param>
    public static ThresholdPoint Best(IReadOnlyList<ThresholdPoint> curve, double perCustomer, double perCall, double? most)
    {
        var can = curve.Where(point => most is null || point.Leads <= most).ToList();
        return can.Count == 0 ? curve[^1] : can.OrderByDescending(point => Value(point, perCustomer, perCall)).ThenByDescending(point => point.Cut).First();
    }

    private static double Part(long part, long all) => all == 0 ? 0 : (double)part / all;
}
