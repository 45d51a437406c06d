namespace LeadDesk.Core.Sla;

/// <summary>How a clock came to be as it is, in words: started, shortened, held, extended, stopped.</summary>
public sealed class ClockNote
{
    public long Id { get; private set; }
    public long ClockId { get; init; }
    public SlaClock Clock { get; init; } = null!;
    public required DateTimeOffset At { get; init; }
    public required string Text { get; init; }
    public required string By { get; init; }
}

/// <summary>A lead whose promises have to be looked at again; the database itself writes these when a lead changes.</summary>
public sealed class ClockWork
{
    public long Id { get; private set; }
    public long LeadId { get; init; }
}
