namespace LeadDesk.Core.Learning;

/// <summary>How well probabilities did on leads that were not learned from.</summary>
/// <param name="Lift">Of the best tenth; null when none was won.</param>
/// <param name="Precision">Average precision, 0–1.</param>
/// <param name="Bins">Predicted against seen, in tenths of the leads.</param>
public sealed record HeldOut(int Leads, int Won, double? Auc, double? AucLow, double? AucHigh, double LogLoss, double Brier, double Ece, double? Lift, double? Precision, IReadOnlyList<CalibrationBin> Bins)
{
    public static HeldOut Of(double[] probabilities, bool[] won)
    {
        var auc = Learning.Auc.Of(probabilities, won);
        return new(
            won.Length, won.Count(one => one), auc?.Value, auc?.Interval.Low, auc?.Interval.High, Losses.LogLoss(probabilities, won), Losses.Brier(probabilities, won),
            Calibration.Error(probabilities, won), Ranking.Lift(probabilities, won), Ranking.AveragePrecision(probabilities, won), Calibration.Bins(probabilities, won));
    }

    /// <summary>The held-out leads whose probability was about this one; null when there were none at all.</summary>
    public CalibrationBin? Near(double probability) => Bins.Count == 0 ? null : Bins.FirstOrDefault(bin => probability <= bin.To) ?? Bins[^1];
}
