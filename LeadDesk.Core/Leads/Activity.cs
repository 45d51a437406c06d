namespace LeadDesk.Core.Leads;

/// <summary>Something a colleague did for a lead: called, wrote, met, noted.</summary>
public sealed class Activity
{
    public long Id { get; private set; }
    public long LeadId { get; init; }
    public Lead Lead { get; init; } = null!;
    public required ActivityKind Kind { get; init; }

    /// <summary>What came of a call: a <see cref="CallOutcome"/> key.</summary>
    public string? Outcome { get; init; }
    public string? Note { get; set; }
    public required DateTimeOffset At { get; init; }
    public int? ById { get; init; }
    public required string By { get; init; }
    public long? ImportId { get; init; }
}

public enum ActivityKind
{
    Note,
    Call,
    Email,
    Meeting,
}
