using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Sla;

/// <summary>A stretch for which a lead waits with reason: its clocks stand still.</summary>
public sealed class LeadHold
{
    public const int LongestReason = 500;

    public long Id { get; private set; }
    public long LeadId { get; init; }
    public Lead Lead { get; init; } = null!;
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When a person ended it before.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The exclusive end, as far as it is known at a moment.</summary>
    public DateTimeOffset End => EndedAt is { } ended && ended < Until ? ended : Until;
}
