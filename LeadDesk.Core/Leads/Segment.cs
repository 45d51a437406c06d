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

    /// <summary>Everybody sees it, and rules and models can name it.</summary>
    public bool IsShared { get; set; }

    /// <summary>The pool whose people see it; null for none.</summary>
    public int? TeamId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its members were written down; from then on they stay. Null while it is a question that is asked anew each time.</summary>
    public DateTimeOffset? FrozenAt { get; init; }

    /// <summary>Since when it is written down who joins and who leaves; null until it is counted, and again when it asks something else.</summary>
    public DateTimeOffset? FollowedSince { get; set; }
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

    /// <summary>Leads that were in it at some time in the 90 days before, and those of them that became an MQL in these days, once they were in.</summary>
    public int? Stayed { get; set; }
    public int? Mqls { get; set; }
}
