namespace LeadDesk.Core.Leads;

/// <summary>A grade that a person pinned because they knew better, and what scoring said at that time.</summary>
public sealed class GradeOverride
{
    public long Id { get; private set; }
    public long LeadId { get; init; }
    public Lead Lead { get; init; } = null!;
    public required Cell Cell { get; init; }

    /// <summary>What scoring had found when it was pinned.</summary>
    public required Cell ComputedCell { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset Until { get; init; }
    public int? ById { get; init; }
    public required string By { get; init; }

    /// <summary>Set when somebody ended it early, or pinned another grade.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndedBy { get; private set; }
    public int? ModelVersionId { get; init; }

    public DateTimeOffset EndsAt => EndedAt < Until ? EndedAt.Value : Until;

    /// <summary>Ends it before its time; the first end stands.</summary>
    public void End(string by, DateTimeOffset at) => (EndedAt, EndedBy) = EndedAt is null ? (at, by) : (EndedAt, EndedBy);

    public bool IsOn(DateTimeOffset now) => At <= now && now < EndsAt;
}
