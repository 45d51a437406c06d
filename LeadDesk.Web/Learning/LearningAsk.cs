using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Learning;

namespace LeadDesk.Web.Learning;

/// <summary>The address of the page as a question.</summary>
internal static class LearningAsk
{
    /// <param name="days">The last so many days; null for all time.</param>
    /// <param name="by">"close" for leads closed then; else those created then.</param>
    public static OutcomeAsk Of(int? days, string? by, string? source, DateTimeOffset now) => new(
        days is > 0 and <= 36_500 ? DateOnly.FromDateTime(now.UtcDateTime).AddDays(-days.Value) : null, null, by == "close", new LeadFilter { Sources = string.IsNullOrEmpty(source) ? [] : [source] });
}
