namespace LeadDesk.Core.Routing;

/// <summary>What a lead asks of whoever gets it.</summary>
public sealed record RouteNeed
{
    public static RouteNeed None { get; } = new();

    /// <summary>Code or name; null when it is unknown or does not matter.</summary>
    public string? Language { get; init; }
    public string? Skill { get; init; }

    /// <summary>People who had it already, by id.</summary>
    public IReadOnlySet<int> Never { get; init; } = new HashSet<int>();
}
