using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Sla;

namespace LeadDesk.Web.Sla;

/// <summary>A policy as a sentence.</summary>
internal static class PolicyWords
{
    public static string Of(PolicyEntry policy, PolicyBook book)
    {
        var calendar = book.Calendars.FirstOrDefault(one => one.Key == policy.CalendarKey)?.Name ?? policy.CalendarKey;
        var time = policy.Minutes is { } minutes ? ClockTerms.Span(minutes) : "The follow-up hours of its grade in the model";
        return $"{time}, {calendar}. {For(policy, book.Fields)}. Warns at {policy.FirstWarning} and {policy.SecondWarning} %; "
            + (policy.GraceMinutes is { } grace ? $"goes to somebody else {ClockTerms.Span(grace)} after the breach." : "stays with its owner after the breach.");
    }

    public static string Condition(Condition condition, IReadOnlyList<LeadField> fields) => ConditionWords.Of(condition, key => fields.FirstOrDefault(field => field.Key == key)?.Name ?? key);

    private static string For(PolicyEntry policy, IReadOnlyList<LeadField> fields)
    {
        var parts = new List<string>();
        Add(policy.Requests.Count > 0, $"who sent {string.Join(" or ", policy.Requests.Select(type => EventType.Of(type).Name))}");
        Add(policy.Cells.Count > 0, $"graded {string.Join(", ", policy.Cells)}");
        Add(policy.Sources.Count > 0, $"from {string.Join(" or ", policy.Sources)}");
        Add(policy.Condition is not null, policy.Condition is null ? "" : Condition(policy.Condition, fields));
        return parts.Count == 0 ? "For all leads" : "For leads " + string.Join(", ", parts);

        void Add(bool there, string words)
        {
            if (there)
            {
                parts.Add(words);
            }
        }
    }
}
