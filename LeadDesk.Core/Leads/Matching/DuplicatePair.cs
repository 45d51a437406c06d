namespace LeadDesk.Core.Leads;

/// <summary>Two leads that may be one person. Once dismissed, a pair stays dismissed however often it is found.</summary>
public sealed class DuplicatePair
{
    public long Id { get; private set; }

    /// <summary>The lower id of the two.</summary>
    public required long LeadId { get; init; }
    public Lead Lead { get; init; } = null!;
    public required long OtherId { get; init; }
    public Lead Other { get; init; } = null!;

    /// <summary>0–1, at least <see cref="Likeness.Shown"/>.</summary>
    public required double Confidence { get; set; }

    /// <summary>One a line.</summary>
    public required string Reasons { get; set; }
    public required DateTimeOffset FoundAt { get; set; }
    public DateTimeOffset? DismissedAt { get; set; }
    public string? DismissedBy { get; set; }
}

/// <summary>One lead that became part of another, and all that is needed to part them again.</summary>
public sealed class LeadMerge
{
    public long Id { get; private set; }
    public required long SurvivorId { get; init; }
    public required long MergedId { get; init; }

    /// <summary>What the merged lead was called.</summary>
    public required string MergedName { get; init; }
    public required DateTimeOffset At { get; init; }
    public int? ById { get; init; }
    public required string By { get; init; }

    /// <summary>Both rows before and after, and which rows moved, as JSON.</summary>
    public required string Memory { get; set; }
    public DateTimeOffset? UndoneAt { get; set; }
    public string? UndoneBy { get; set; }
}
