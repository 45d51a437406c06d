using System.Runtime.InteropServices;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>A lead's score over time, as its events tell it and as its attributes are known now.</summary>
public static class Forecast
{
    /// <summary>Points at equal distances from and to these moments, both included. Each counts the events up to its own minute.</summary>
    /// <param name="count">2 or more.</param>
    public static IReadOnlyList<CurvePoint> Curve(
        this CompiledModel model, ReadOnlySpan<FieldValue> values, ReadOnlySpan<Signal> signals, DateTimeOffset from, DateTimeOffset to, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        var (first, last) = (Minute.Of(from), Minute.Of(to));
        var sheet = model.Fill(values, signals, first);
        var points = new CurvePoint[count];

        for (var i = 0; i < count; i++)
        {
            CompiledModel.MoveTo(sheet, first + ((last - first) * i / (count - 1)));
            points[i] = CurvePoint.Of(model.RatingOf(sheet), sheet.Now);
        }

        CompiledModel.Return(sheet);
        return points;
    }

    /// <summary>The cells still to come if nothing happens, each with its first minute, until a moment.</summary>
    public static IReadOnlyList<CurvePoint> Changes(
        this CompiledModel model, ReadOnlySpan<FieldValue> values, ReadOnlySpan<Signal> signals, DateTimeOffset now, DateTimeOffset until)
    {
        var changes = new List<CurvePoint>();
        var rating = model.Rate(values, signals, now);

        while (rating.CellChangesAt is { } next && next <= until)
        {
            rating = model.Rate(values, signals, next);
            changes.Add(CurvePoint.Of(rating, Minute.Of(next)));
        }

        return changes;
    }

    /// <summary>The rating if one more thing happened.</summary>
    public static Rating RateWith(this CompiledModel model, ReadOnlySpan<FieldValue> values, ReadOnlySpan<Signal> signals, Signal extra, DateTimeOffset now) =>
        model.Rate(values, [.. signals, extra], now);
}

/// <summary>A score at a moment.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CurvePoint(DateTimeOffset At, double Score, double Fit, double Engagement, Cell Cell)
{
    internal static CurvePoint Of(Rating rating, long minute) => new(Minute.Moment(minute), rating.Score, rating.Fit, rating.Engagement, rating.Cell);
}
