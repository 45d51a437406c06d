using LeadDesk.Core.Learning;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>How well one way to choose leads did on the newest fifth of the closed ones, each as it was known at its moment.</summary>
/// <param name="Taken">How many leads it was allowed to take: as many as the published model hands over.</param>
/// <param name="Caught">Customers among them.</param>
/// <param name="Curve">From the highest score down, in at most some dozen points.</param>
public sealed record BackTest(
    string Name, int Leads, int Won, double? Auc, ShareInterval AucInterval, double? Precision, ShareInterval PrecisionInterval, double? Lift, double Taken, double Caught, IReadOnlyList<CurvePoint> Curve)
{
    private const int FewestLeads = 20, MostPoints = 60;

    public double Missed => Won - Caught;
    public double Wasted => Taken - Caught;
    public double Spared => Leads - Won - Wasted;

    /// <summary>The published model, its draft, the prediction, and calling whoever waits longest; none when too few are closed.</summary>
    internal static IReadOnlyList<BackTest> Of(Scanned scanned)
    {
        var closed = scanned.Leads.Where(lead => lead.ClosedAt is not null).ToList();
        var test = closed[Training.OldestOf(closed.Count)..];
        var won = test.Select(lead => lead.IsWon).ToArray();

        if (test.Count < FewestLeads || won.All(one => one) || !won.Contains(true))
        {
            return [];
        }

        var taken = test.Count(lead => lead.IsFlagged) is > 0 and var flagged && flagged < test.Count ? flagged : test.Count / 4;
        List<(string Name, double[] Scores)> ways = [("Published model", [.. test.Select(lead => lead.Score)])];

        if (scanned.Draft is not null)
        {
            ways.Add(("Draft", [.. test.Select(lead => lead.Draft ?? 0)]));
        }

        if (scanned.Prediction is not null)
        {
            ways.Add(("Prediction", [.. test.Select(lead => lead.Chance ?? 0)]));
        }

        ways.Add(("Oldest first", [.. test.Select(lead => -(double)lead.CreatedAt.UtcTicks)]));
        return [.. ways.Select(way => Of(way.Name, way.Scores, won, taken))];
    }

    private static BackTest Of(string name, double[] scores, bool[] won, int taken)
    {
        var (auc, precision, curve, customers) = (Core.Learning.Auc.Of(scores, won), Ranking.AveragePrecision(scores, won), Ranking.Curve(scores, won), won.Count(one => one));
        var lift = Ranking.Lift(scores, won, (double)taken / won.Length) ?? 0;
        return new(
            name, won.Length, customers, auc?.Value, auc?.Interval ?? new(0, 1), precision, Ranking.PrecisionInterval(precision ?? 0, customers), Ranking.Lift(scores, won), taken,
            Math.Min(customers, lift * taken * customers / won.Length), [.. curve.Where((_, i) => i % ((curve.Count / MostPoints) + 1) == 0 || i == curve.Count - 1)]);
    }
}
