namespace LeadDesk.Core.Desk.Routing;

/// <summary>What came of giving a lead by rule.</summary>
/// <param name="OwnerId">Who has it now; null when nobody was found, and then the lead keeps the owner it had.</param>
/// <param name="Why">In words, as it is kept with the lead; empty when no rule is for it.</param>
public sealed record RouteAnswer(RouteResult Result, int? OwnerId, string Why)
{
    public static RouteAnswer NoRule { get; } = new(RouteResult.NoRule, null, "");

    public bool IsGiven => OwnerId is not null;
}

public enum RouteResult
{
    /// <summary>No rule is for this lead; nothing was written.</summary>
    NoRule,
    Given,

    /// <summary>Nobody of the pool was free, so the pool's overflow owner has it.</summary>
    Overflow,

    /// <summary>Nobody is at work now, and somebody will be; it waits.</summary>
    OpensLater,

    /// <summary>Nobody could be found; the managers were told.</summary>
    Nobody,
}
