using System.Globalization;
using LeadDesk.Core.Desk.Grades;

namespace LeadDesk.Web.Grades;

/// <summary>What the heatmap's ink stands for, with its scale of eight steps.</summary>
/// <param name="IsRate">A share, whose scale is fixed; other scales end at the largest value.</param>
public sealed record GradeFigure(string Key, string Name, bool IsRate, Func<GradeCell, double> Value, Func<GradeCell, string> Big, Func<GradeCell, long, string> Small)
{
    private static readonly double[] RateSteps = [0.005, 0.05, 0.10, 0.20, 0.35, 0.50, 0.65];
    private static readonly double[] ShareSteps = [0.01, 0.06, 0.12, 0.22, 0.36, 0.55, 0.80];

    public static IReadOnlyList<GradeFigure> All { get; } =
    [
        new("count", "Count", false, cell => cell.Count, cell => cell.Count.ToString("N0", CultureInfo.InvariantCulture), (cell, all) => $"{Percent(all == 0 ? 0 : (double)cell.Count / all)} of all"),
        new("conversion", "Conversion", true, cell => cell.Decided == 0 ? 0 : cell.Conversion ?? 0, cell => cell.Decided == 0 ? "–" : Percent(cell.Conversion ?? 0), (cell, _) => Sure(cell)),
        new("value", "Pipeline value", false, cell => cell.OpenValue, cell => Money(cell.OpenValue), (cell, _) => $"{cell.Count:N0} leads"),
    ];

    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
    public static string Money(double value) => (value / 1000).ToString("N0", CultureInfo.InvariantCulture) + " k";

    /// <summary>"20.0 to 30.5 %, n 261", or that nothing is decided yet.</summary>
    public static string Sure(GradeCell cell) => cell.Decided == 0 ? "none decided yet"
        : $"{(cell.Interval.Low * 100).ToString("0.0", CultureInfo.InvariantCulture)} to {Percent(cell.Interval.High)}, n {cell.Decided:N0}";

    /// <summary>Step 0–7 of the scale; 0 is next to nothing.</summary>
    public int Step(GradeCell cell, double largest) => Bounds(largest).Count(bound => Value(cell) >= bound && Value(cell) > 0);

    public IReadOnlyList<double> Bounds(double largest) => IsRate ? RateSteps : [.. ShareSteps.Select(share => share * largest)];

    /// <summary>The legend's figure at a bound.</summary>
    public string Bound(double bound) => IsRate ? (bound * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %" : Key == "value" ? Money(bound) : Math.Ceiling(bound).ToString("N0", CultureInfo.InvariantCulture) + "+";
}
