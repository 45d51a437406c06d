using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Sla;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>A policy as it is typed.</summary>
/// <param name="Cells">Empty for all.</param>
/// <param name="Requests">Event types; when there are any, the policy is for such requests only.</param>
/// <param name="Minutes">Null for the follow-up hours that the model gives the grade.</param>
public sealed record PolicyEntry(
    string Name, ClockKind Kind, IReadOnlyList<Cell> Cells, IReadOnlyList<string> Sources, IReadOnlyList<string> Requests, Condition? Condition, int? Minutes, string CalendarKey,
    int FirstWarning = 50, int SecondWarning = 80, int? GraceMinutes = null)
{
    public static PolicyEntry Of(SlaPolicy policy) => new(
        policy.Name,
        policy.Kind,
        [.. Cell.All.Where(cell => policy.Cells.Length > 0 && policy.IsFor(cell))],
        policy.Sources.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        policy.RequestTypes,
        policy.Condition is not null && ModelJson.TryRead(policy.Condition, out Condition? condition).Succeeded ? condition : null,
        policy.Minutes,
        policy.CalendarKey,
        policy.FirstWarning,
        policy.SecondWarning,
        policy.GraceMinutes);

    internal Outcome Check() =>
        string.IsNullOrWhiteSpace(Name) || Name.Length > SlaPolicy.LongestName ? Outcome.Refuse($"Give the policy a name of at most {SlaPolicy.LongestName} characters.")
        : Minutes is <= 0 or > SlaPolicy.MostMinutes ? Outcome.Refuse($"The time has to be at least a minute and at most {SlaPolicy.MostMinutes / 60:N0} hours.")
        : Minutes is null && Kind != ClockKind.FirstTouch ? Outcome.Refuse("Only a first touch can take its time from the grade; give this policy a time of its own.")
        : Requests.Count > 0 && Kind != ClockKind.FirstTouch ? Outcome.Refuse("Only a first touch answers a request. Choose first touch, or take the requests off.")
        : Requests.Any(type => !EventType.IsSlug(type)) ? Outcome.Refuse("A request is named by an event type, such as demo-requested.")
        : FirstWarning is < 1 or > 99 || SecondWarning is < 1 or > 99 || FirstWarning >= SecondWarning ? Outcome.Refuse("The warnings are at 1 to 99 percent, the first before the second.")
        : GraceMinutes is < 0 or > SlaPolicy.MostMinutes ? Outcome.Refuse("The time until somebody else gets the lead cannot be negative or longer than a year.")
        : Outcome.Done;

    internal void WriteTo(SlaPolicy policy)
    {
        (policy.Name, policy.Kind, policy.Cells) = (Name.Trim(), Kind, string.Join(',', Cells.Distinct()));
        (policy.Sources, policy.Requests) = (string.Join('\n', Sources.Select(source => source.Trim()).Where(source => source.Length > 0)), string.Join(',', Requests.Distinct()));
        (policy.Condition, policy.Minutes, policy.CalendarKey) = (Condition is null ? null : ModelJson.Write(Condition), Minutes, CalendarKey);
        (policy.FirstWarning, policy.SecondWarning, policy.GraceMinutes) = (FirstWarning, SecondWarning, GraceMinutes);
    }
}
