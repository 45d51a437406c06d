namespace LeadDesk.Core.Sla;

/// <summary>Something the desk does at a moment of a clock's life, once.</summary>
public sealed class ClockStep
{
    public long Id { get; private set; }
    public long ClockId { get; init; }
    public required ClockStepKind Kind { get; init; }
    public required DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>The rungs of the ladder, in order.</summary>
public enum ClockStepKind
{
    FirstWarning,
    SecondWarning,
    Breach,
    Reassign,
}
