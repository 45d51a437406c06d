namespace LeadDesk.Core.Leads;

/// <summary>A saved lead filter.</summary>
public sealed class Segment : IVersioned
{
    public int Id { get; private set; }
    public required string Name { get; set; }

    /// <summary>The condition as JSON, as scoring models write conditions.</summary>
    public required string Condition { get; set; }
    public int? OwnerId { get; init; }
    public bool IsShared { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int Version { get; private set; } = 1;

    public void NextVersion() => Version++;
}
