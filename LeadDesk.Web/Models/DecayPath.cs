using System.Globalization;
using System.Text;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Web.Models;

/// <summary>How an event's points fade, as the outline of a small picture 64 wide and 20 high.</summary>
public static class DecayPath
{
    private const int Steps = 40, Width = 64, Top = 2, Bottom = 18;

    /// <summary>The share of the points that is left after so many days, 0 to 1.</summary>
    public static double Left(Decay decay, double? windowDays, double days) =>
        windowDays <= days ? 0 : decay.Kind switch
        {
            DecayKind.Window => days < decay.Days ? 1 : 0,
            DecayKind.Linear => Math.Max(0, 1 - (days / decay.Days)),
            DecayKind.HalfLife => Math.Pow(2, -days / decay.Days),
            _ => 1,
        };

    public static string Line(Decay decay, double? windowDays)
    {
        var span = Span(decay, windowDays);
        var path = new StringBuilder();

        for (var step = 0; step <= Steps; step++)
        {
            var left = Left(decay, windowDays, span * step / Steps);
            path.Append(CultureInfo.InvariantCulture, $"{(step == 0 ? 'M' : 'L')}{(double)Width * step / Steps:0.#} {Bottom - ((Bottom - Top) * (double.IsFinite(left) ? left : 0)):0.#}");
        }

        return path.ToString();
    }

    // Wide enough to see the end of it, or what a half-life does.
    private static double Span(Decay decay, double? windowDays)
    {
        var fades = decay.Kind switch { DecayKind.Window => decay.Days * 1.2, DecayKind.Linear => decay.Days, DecayKind.HalfLife => decay.Days * 3, _ => 0 };
        var span = windowDays is { } window && (fades == 0 || window < fades) ? window * 1.2 : fades;
        return span > 0 ? span : 1;
    }
}
