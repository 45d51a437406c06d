namespace LeadDesk.Core.Leads;

/// <summary>A saved lead filter, or, once frozen, the leads that it let through at a moment.</summary>
public sealed class Segment : IVersioned
{
    public const int LongestName = 80, Most = 500;

    public int Id { get; private set; }
    public required string Name { get; set; }

    /// <summary>The condition as JSON, as scoring models write conditions; it may name <see cref="SegmentFields"/> as well.</summary>
    public required string Condition { get; set; }

    /// <summary>Who made it; null for those that a desk begins with.</summary>
    public int? OwnerId { get; init; }
    public bool IsShared { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its members were written down; from then on they stay. Null while it is a question that is asked anew each time.</summary>
    public DateTimeOffset? FrozenAt { get; init; }
    public int Version { get; private set; } = 1;

    public void NextVersion() => Version++;
}

/// <summary>A lead in a frozen segment.</summary>
public sealed class SegmentMember
{
    public required int SegmentId { get; init; }
    public required long LeadId { get; init; }
}

/// <summary>How many leads a segment had on a day, when it was last counted on that day (UTC).</summary>
public sealed class SegmentDay
{
    public required int SegmentId { get; init; }
    public required DateOnly Day { get; init; }
    public required int Leads { get; set; }
}
