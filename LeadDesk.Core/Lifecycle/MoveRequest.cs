namespace LeadDesk.Core.Lifecycle;

/// <summary>A move as somebody asks for it, with whatever was said along.</summary>
public sealed record MoveRequest(Stage To)
{
    public const int LongestReason = 1000;

    /// <summary>No deal is worth more; beyond it sums lose their cents.</summary>
    public const double MostValue = 1e15;

    /// <summary>Of the desk's list for the stage; its name then stands in the history.</summary>
    public MoveReason? Listed { get; init; }

    /// <summary>In the person's own words.</summary>
    public string? Words { get; init; }

    /// <summary>When a recycled lead comes back; the listed reason's own date when it is not said.</summary>
    public DateTimeOffset? ReturnsAt { get; init; }

    /// <summary>What the deal is worth, in the desk's currency, and when it should close.</summary>
    public double? Value { get; init; }
    public DateOnly? CloseDate { get; init; }

    /// <summary>A manager lets the lead through although its gate is not passed.</summary>
    public bool OverridesGate { get; init; }

    /// <summary>The moment that was said, or the listed reason's own.</summary>
    public DateTimeOffset? ReturnOn(DateTimeOffset now) => ReturnsAt ?? (Listed?.ReturnDays is { } days ? now.AddDays(days) : null);

    public bool HasReason => Listed is not null || !string.IsNullOrWhiteSpace(Words);

    /// <summary>What the history keeps: the listed reason and the words; null when there is none.</summary>
    public string? Reason => (Listed?.Name, string.IsNullOrWhiteSpace(Words) ? null : Words.Trim()) switch
    {
        ({ } listed, { } words) => $"{listed}: {words}",
        ({ } listed, null) => listed,
        (null, var words) => words,
    };
}

/// <summary>What is known when a move is checked.</summary>
/// <param name="IsSales">Whether sales' decisions are this person's to make.</param>
/// <param name="MayOverrideGate">Whether this person may let a lead through whose gate is not passed.</param>
/// <param name="Gate">What the checklist says; asked only for moves that need it.</param>
public sealed record MoveFacts(DateTimeOffset Now, bool IsSales, bool MayOverrideGate, GateState Gate, double? Value = null, DateOnly? CloseDate = null)
{
    /// <summary>For the desk itself, which moves leads only where no gate stands.</summary>
    public static MoveFacts Desk(DateTimeOffset now) => new(now, IsSales: true, MayOverrideGate: false, GateState.Unknown);
}

/// <param name="Words">"BANT: needs one more of Budget, Authority".</param>
public sealed record GateState(bool Passes, string Words)
{
    public static GateState Unknown { get; } = new(false, "Nothing is known of the lead yet");
}
