namespace LeadDesk.Core.Leads;

/// <summary>Something a lead did, at a moment.</summary>
public sealed class EngagementEvent
{
    public long Id { get; private set; }
    public long LeadId { get; init; }
    public Lead Lead { get; init; } = null!;

    /// <summary>The sender's own id; the same one is taken only once.</summary>
    public string? EventKey { get; init; }

    /// <summary>An <see cref="EventType"/> key, or another slug of the sender's.</summary>
    public required string Type { get; init; }
    public required DateTimeOffset OccurredAt { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>A page's path, a mail's subject, a document's title, a form's name.</summary>
    public string? Subject { get; init; }
    public string? Campaign { get; init; }
    public long? ImportId { get; init; }
}
