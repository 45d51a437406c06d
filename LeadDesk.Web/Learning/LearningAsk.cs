using System.Globalization;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Learning;

namespace LeadDesk.Web.Learning;

/// <summary>The address of the page as a question.</summary>
internal static class LearningAsk
{
    private const int MostDays = 36_500;

    /// <summary>No segment has it: what an address that names none rightly asks for, so that it does not show all leads instead.</summary>
    private const int NoSegment = 0;

    /// <param name="days">The last so many days; null or anything else for all time.</param>
    /// <param name="by">"close" for leads closed then; else those created then.</param>
    public static OutcomeAsk Of(string? days, string? by, string? source, string? segment, DateTimeOffset now) => new(
        Days(days) is { } back ? DateOnly.FromDateTime(now.UtcDateTime).AddDays(-back) : null, null, by == "close",
        new LeadFilter { Sources = string.IsNullOrEmpty(source) ? [] : [source], SegmentId = string.IsNullOrEmpty(segment) ? null : Number(segment) ?? NoSegment });

    public static int? Days(string? text) => Number(text) is { } days and > 0 and <= MostDays ? days : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
