using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Learning;

/// <summary>What handing over every lead from a cut-off on would have meant.</summary>
/// <param name="Cut">A score, 0–100, or the rank of a cell, 1–16; what is there or better is handed over.</param>
/// <param name="Caught">Share of the customers among them, 0–1.</param>
/// <param name="Handed">Share of all leads that is handed over, 0–1.</param>
/// <param name="Precision">Share of the handed-over leads that became customers, 0–1; 0 when none is.</param>
public sealed record ThresholdPoint(int Cut, double Caught, double Handed, double Precision, long Leads, long Won);

/// <summary>Finds from which score or cell on leads are worth a call. Every curve goes from all leads to the fewest.</summary>
public static class Threshold
{
    /// <summary>How many times the rate of all leads those of high value close.</summary>
    private const double HighValueTimes = 2;

    /// <summary>One point for each whole score from 0 to 100.</summary>
    public static IReadOnlyList<ThresholdPoint> ByScore(IReadOnlyList<double> scores, IReadOnlyList<bool> won) =>
        Curve([.. scores.Select(score => Math.Clamp((int)Math.Floor(score), 0, 100))], won, [.. Enumerable.Range(0, 101)]);

    /// <summary>One point for each cell, from D4, with which all leads are handed over, to A1 alone.</summary>
    public static IReadOnlyList<ThresholdPoint> ByCell(IReadOnlyList<Cell> cells, IReadOnlyList<bool> won) =>
        Curve([.. cells.Select(cell => Cell.Worst.Rank - cell.Rank)], won, [.. Cell.ByRank.Reverse().Select(cell => cell.Rank)]);

    /// <summary>What it brings: customers times their value less calls times their cost.</summary>
    public static double Value(ThresholdPoint point, double perCustomer, double perCall) => (point.Won * perCustomer) - (point.Leads * perCall);

    /// <summary>The cut-off that brings most; of equals the strictest. When more leads are handed over than can be called, the strictest of all.</summary>
    /// <param name="most">How many leads can be called in the same time; null when nobody says so.</param>
    public static ThresholdPoint Best(IReadOnlyList<ThresholdPoint> curve, double perCustomer, double perCall, double? most) =>
        curve.Reverse().Where(point => most is null || point.Leads <= most).MaxBy(point => Value(point, perCustomer, perCall)) ?? curve[^1];

    /// <summary>The widest cut-off from which on leads close at least twice as often as all; null when none does, or only for fewer than <see cref="LiftRow.FewestLeads"/> leads.</summary>
    public static ThresholdPoint? HighValue(IReadOnlyList<ThresholdPoint> curve) =>
        curve[0].Won == 0 ? null : curve.FirstOrDefault(point => point.Leads >= LiftRow.FewestLeads && point.Precision >= HighValueTimes * curve[0].Precision);

    /// <param name="places">For each lead the last point of the curve at which it is still handed over.</param>
    private static IReadOnlyList<ThresholdPoint> Curve(int[] places, IReadOnlyList<bool> won, int[] cuts)
    {
        var (leads, customers) = (new long[cuts.Length + 1], new long[cuts.Length + 1]);

        for (var i = 0; i < places.Length; i++)
        {
            (leads[places[i]], customers[places[i]]) = (leads[places[i]] + 1, customers[places[i]] + (won[i] ? 1 : 0));
        }

        for (var at = cuts.Length - 1; at >= 0; at--)
        {
            (leads[at], customers[at]) = (leads[at] + leads[at + 1], customers[at] + customers[at + 1]);
        }

        return [.. cuts.Select((cut, at) => new ThresholdPoint(cut, Part(customers[at], customers[0]), Part(leads[at], leads[0]), Part(customers[at], leads[at]), leads[at], customers[at]))];
    }

    private static double Part(long part, long all) => all == 0 ? 0 : (double)part / all;
}
