using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Events;

/// <summary>An engagement event as a program sends it. The lead is named by exactly one of id, external id and e-mail.</summary>
public sealed record EventEntry(string EventId, string Type, DateTimeOffset OccurredAt, long? LeadId, string? ExternalId, string? Email, string? Subject, string? Campaign)
{
    public const int LongestId = 100, LongestWords = 500;

    /// <summary>How far a sender's clock may run ahead.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The member that is wrong and why; null when all is well.</summary>
    public (string Member, string Reason)? Check(DateTimeOffset now) =>
        EventId.Length is 0 or > LongestId ? ("eventId", $"must have 1 to {LongestId} characters")
        : !EventType.IsSlug(Type) ? ("type", "must be 2 to 40 lower-case letters, digits and hyphens, such as page-viewed")
        : OccurredAt > now + Ahead ? ("occurredAt", $"lies in the future: {OccurredAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, and it is {now.UtcDateTime:yyyy-MM-dd HH:mm}")
        : OccurredAt < Earliest ? ("occurredAt", $"lies before 2000-01-01: {OccurredAt.UtcDateTime:yyyy-MM-dd}; was the clock not set, or are these seconds instead of milliseconds?")
        : new object?[] { LeadId, ExternalId, Email }.Count(name => name is not null) != 1 ? ("leadId", "name the lead by exactly one of leadId, externalId and email")
        : Email is not null && EmailAddress.KeyOf(Email) is null ? ("email", EmailAddress.Check(Email.Trim()).Refusal ?? "is not an e-mail address")
        : Subject?.Length > LongestWords ? ("subject", $"may have at most {LongestWords} characters")
        : Campaign?.Length > LongestWords ? ("campaign", $"may have at most {LongestWords} characters")
        : null;
}

public enum EventStatus
{
    Accepted,
    Duplicate,
    Refused,
}

/// <summary>What became of one event.</summary>
/// <param name="Member">The member that was wrong, when refused.</param>
public sealed record EventReceipt(string EventId, EventStatus Status, string? Member, string? Reason)
{
    /// <summary>Refused because nobody knows the lead.</summary>
    public bool IsLeadUnknown { get; init; }
}
