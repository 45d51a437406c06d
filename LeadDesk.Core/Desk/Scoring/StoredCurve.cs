using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>
/// A lead's score as it was stored, drawn through: between two stored moments fit stands still and engagement fades. Before the first
/// of them, as for events that were imported later, it is what the model finds today.
/// </summary>
internal static class StoredCurve
{
    private static readonly TimeSpan Step = TimeSpan.FromHours(12);

    /// <param name="moments">Oldest first.</param>
    /// <param name="signals">Oldest first.</param>
    public static IReadOnlyList<CurvePoint> Draw(
        CompiledModel model, FieldValue[] values, ReadOnlySpan<Signal> signals, IReadOnlyList<ScoreMoment> moments, DateTimeOffset from, DateTimeOffset now)
    {
        var points = new List<CurvePoint>();
        var stored = moments.Count > 0 ? moments[0].At : now;

        if (stored > from)
        {
            points.AddRange(model.Curve(values, signals, from, stored, CountOf(stored - from)));
        }

        for (var i = 0; i < moments.Count; i++)
        {
            var (moment, end) = (moments[i], i + 1 < moments.Count ? moments[i + 1].At : now);
            var begin = moment.At > from ? moment.At : from;

            if (end > from && end > moment.At)
            {
                var known = signals[..CountUntil(signals, moment.At)];
                var ratio = Ratio(moment.Engagement, model.Curve(values, known, moment.At, end, 2)[0].Engagement);
                points.AddRange(model.Curve(values, known, begin, end, CountOf(end - begin)).Select(point => Stored(point, moment, ratio, model.Definition.FitWeight)));
            }
        }

        return points;
    }

    private static int CountOf(TimeSpan stretch) => 2 + (int)Math.Min(130, stretch / Step);

    // Another model or late events may have made the stored figure another one; then only the fading is taken over.
    private static double? Ratio(double stored, double computed) => computed > 0 ? stored / computed : null;

    private static CurvePoint Stored(CurvePoint point, ScoreMoment moment, double? ratio, double fitWeight)
    {
        var engagement = Math.Clamp(ratio is { } share ? point.Engagement * share : moment.Engagement, 0, 100);
        var score = Math.Clamp(moment.Score + ((engagement - moment.Engagement) * (100 - fitWeight) / 100), 0, 100);
        return new(point.At, Math.Round(score, 1), moment.Fit, Math.Round(engagement, 1), moment.Cell);
    }

    private static int CountUntil(ReadOnlySpan<Signal> signals, DateTimeOffset at)
    {
        var count = 0;

        while (count < signals.Length && signals[count].At <= at)
        {
            count++;
        }

        return count;
    }
}
