using LeadDesk.Core.Sla;

namespace LeadDesk.Web.Sla;

/// <summary>How promises are called on pages and in files.</summary>
internal static class ClockNames
{
    private static readonly (ClockKind Kind, string Name, string Key)[] All =
    [
        (ClockKind.Accept, "Accept", "accept"),
        (ClockKind.FirstTouch, "First touch", "first-touch"),
        (ClockKind.NextTouch, "Next touch", "next-touch"),
        (ClockKind.Decision, "Decision", "decision"),
    ];

    public static string Name(this ClockKind kind) => All.First(one => one.Kind == kind).Name;

    public static string Key(this ClockKind kind) => All.First(one => one.Kind == kind).Key;

    public static ClockKind? Find(string? key) => All.FirstOrDefault(one => one.Key == key) is { Name: not null } found ? found.Kind : null;

    /// <summary>Working time in words: "38 min", "3 h 10 min".</summary>
    public static string Minutes(double minutes) => ClockTerms.Span(Math.Max(0, (int)Math.Round(minutes)));
}
