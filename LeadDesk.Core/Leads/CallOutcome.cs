namespace LeadDesk.Core.Leads;

/// <summary>What can come of an attempt to reach a lead.</summary>
/// <param name="Reached">Whether a person was spoken to.</param>
/// <param name="RetryAfter">When to try again if nobody says otherwise; null for not at all.</param>
public sealed record CallOutcome(string Key, string Name, bool Reached, TimeSpan? RetryAfter)
{
    public static IReadOnlyList<CallOutcome> All { get; } =
    [
        new("reached", "Reached", true, TimeSpan.FromDays(1)),
        new("no-answer", "No answer", false, TimeSpan.FromHours(4)),
        new("voicemail", "Voicemail", false, TimeSpan.FromDays(1)),
        new("meeting-booked", "Meeting booked", true, TimeSpan.FromDays(1)),
        new("not-interested", "Not interested", true, null),
        new("wrong-number", "Wrong number", false, null),
    ];

    public static CallOutcome? Find(string? key) => All.FirstOrDefault(outcome => outcome.Key == key);
}
