using LeadDesk.Core.Sla;

namespace LeadDesk.Web.Sla;

/// <summary>How promises are named in addresses, and working time in words.</summary>
internal static class ClockNames
{
    private static readonly (ClockKind Kind, string Key)[] All =
    [
        (ClockKind.Accept, "accept"),
        (ClockKind.FirstTouch, "first-touch"),
        (ClockKind.NextTouch, "next-touch"),
        (ClockKind.Decision, "decision"),
    ];

    public static string Key(this ClockKind kind) => All.First(one => one.Kind == kind).Key;

    public static ClockKind? Find(string? key) => All.FirstOrDefault(one => one.Key == key) is { Key: not null } found ? found.Kind : null;

    /// <summary>Working time in words: "38 min", "3 h 10 min".</summary>
    public static string Minutes(double minutes) => ClockTerms.Span(Math.Max(0, (int)Math.Round(minutes)));
}
