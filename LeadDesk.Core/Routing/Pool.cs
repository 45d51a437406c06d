namespace LeadDesk.Core.Routing;

/// <summary>People who share leads. Each pool has a counter of its own.</summary>
public sealed class Pool : IVersioned
{
    public const int LongestName = 100;

    public int Id { get; private set; }
    public required string Name { get; set; }

    /// <summary>Who gets the leads when nobody of the pool is free.</summary>
    public int? OverflowOwnerId { get; set; }
    public int Version { get; private set; } = 1;
    public List<PoolMember> Members { get; } = [];

    public void NextVersion() => Version++;
}

/// <summary>A person's share in a pool.</summary>
public sealed class PoolMember
{
    public int Id { get; private set; }
    public int PoolId { get; init; }
    public required int UserId { get; init; }

    /// <summary>Share of the leads against the others', 1–100; 0 takes none for now.</summary>
    public int Weight { get; set; } = 1;

    /// <summary>Turns had, each counted as 1 ÷ weight. Whoever has the least is next.</summary>
    public double Turns { get; set; }

    /// <summary>When the newest lead came; the one who waited longest is next among equals.</summary>
    public DateTimeOffset? LastAt { get; set; }

    /// <summary>Most leads of this pool on one day; null for no limit.</summary>
    public int? DailyCap { get; set; }
    public required DateTimeOffset JoinedAt { get; init; }
}

/// <summary>Which pool gets a lead: the first rule in order that is for it.</summary>
public sealed class RoutingRule : IVersioned
{
    public const int LongestName = 100, Most = 100;

    public int Id { get; private set; }
    public required int Order { get; set; }
    public required string Name { get; set; }

    /// <summary>As scoring models write conditions; null for every lead.</summary>
    public string? Condition { get; set; }
    public required int PoolId { get; set; }

    /// <summary>A lead of an account whose leads somebody works goes to that person, when in the pool or not.</summary>
    public bool AccountOwnerFirst { get; set; } = true;

    /// <summary>Only people who speak the lead's language, when it is known.</summary>
    public bool MatchesLanguage { get; set; }

    /// <summary>Only people with this skill; null for anyone.</summary>
    public string? Skill { get; set; }
    public int Version { get; private set; } = 1;

    public void NextVersion() => Version++;
}

/// <summary>What routing knows of a person, in all pools alike.</summary>
public sealed class RepProfile : IVersioned
{
    public required int UserId { get; init; }

    /// <summary>Language codes or names, one a line.</summary>
    public string Languages { get; set; } = "";

    /// <summary>One a line.</summary>
    public string Skills { get; set; } = "";

    /// <summary>The calendar of the working hours; null for round the clock.</summary>
    public string? CalendarKey { get; set; }

    /// <summary>Most open leads at a time; null for no limit.</summary>
    public int? OpenCap { get; set; }

    /// <summary>Gets no leads until they come back: they said so, or broke too many promises.</summary>
    public DateTimeOffset? NotReceivingSince { get; set; }
    public string? NotReceivingWhy { get; set; }

    /// <summary>When they came back last; promises broken before do not count against them any more.</summary>
    public DateTimeOffset? ReceivingSince { get; set; }
    public int Version { get; private set; } = 1;

    public void NextVersion() => Version++;
}

/// <summary>Days on which a person is away, half-open.</summary>
public sealed class Absence
{
    public int Id { get; private set; }
    public required int UserId { get; init; }
    public required DateTimeOffset From { get; init; }

    /// <summary>Null for until further notice.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>Gets the turns that were missed afterwards; otherwise keeps the place as if they had been had.</summary>
    public bool CatchesUp { get; init; }
    public string? Note { get; init; }
}

/// <summary>Why a lead went to whom, for as long as the lead is known.</summary>
public sealed class Routed
{
    public long Id { get; private set; }
    public long LeadId { get; init; }
    public required DateTimeOffset At { get; init; }
    public int? FromId { get; init; }
    public int? ToId { get; init; }
    public int? PoolId { get; init; }
    public int? RuleId { get; init; }

    /// <summary>"hand-over", "breach", "disabled", "by hand".</summary>
    public required string Cause { get; init; }

    /// <summary>"Rule Enterprise → pool Germany: Maya Okafor had the fewest turns (12.0, weight 2); Tom was absent, Jo at the cap of 10 a day."</summary>
    public required string Why { get; init; }
    public required string By { get; init; }
}
