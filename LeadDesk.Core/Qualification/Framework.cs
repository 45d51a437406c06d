namespace LeadDesk.Core.Qualification;

/// <summary>A framework over all its versions. The newest version is the one that leads are given.</summary>
public sealed class Framework
{
    public int Id { get; private set; }

    /// <summary>Of a built-in one; null for those that people made.</summary>
    public string? Key { get; init; }
    public required string Name { get; set; }

    /// <summary>Its place among the frameworks that are offered.</summary>
    public required int Order { get; set; }

    /// <summary>The one for leads that no rule gives another one to.</summary>
    public bool IsDefault { get; set; }
    public DateTimeOffset? RetiredAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public List<FrameworkVersion> Versions { get; } = [];
}

/// <summary>One version; it never changes, so that an assessment keeps the questions it was made with.</summary>
public sealed class FrameworkVersion
{
    public int Id { get; private set; }
    public int FrameworkId { get; init; }
    public Framework Framework { get; init; } = null!;

    /// <summary>1, 2, 3 … within the framework.</summary>
    public required int Number { get; init; }

    /// <summary>The definition as JSON.</summary>
    public required string Definition { get; init; }
    public string? Note { get; init; }
    public required string Author { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
}

/// <summary>Which framework leads get that have none yet: the first rule that is for a lead counts.</summary>
public sealed class FrameworkRule
{
    public int Id { get; private set; }
    public required int Order { get; set; }
    public required int FrameworkId { get; set; }

    /// <summary>A condition as scoring models write them; null for every lead.</summary>
    public string? Condition { get; set; }

    /// <summary>Only for leads of this person; null for everybody's.</summary>
    public int? OwnerId { get; set; }

    /// <summary>Only for leads of the people in this pool; null for everybody's.</summary>
    public int? PoolId { get; set; }
}

/// <summary>What a team says on the first call where it says it in its own words, whichever framework asks.</summary>
public sealed class TeamGuide : IVersioned
{
    public required int PoolId { get; init; }

    /// <summary>Null for the framework's.</summary>
    public string? Opening { get; set; }

    /// <summary>Null for the framework's.</summary>
    public string? Reason { get; set; }
    public int Version { get; private set; } = 1;

    /// <summary>Both in one line, as the audit log keeps them; null without any.</summary>
    public string? Line => Opening is null && Reason is null ? null : $"{Opening} | {Reason}";

    public void NextVersion() => Version++;
}

/// <summary>Which version of which framework a lead is qualified by.</summary>
public sealed class LeadAssessment
{
    public long LeadId { get; init; }
    public required int FrameworkVersionId { get; set; }
    public FrameworkVersion FrameworkVersion { get; init; } = null!;
    public required DateTimeOffset Since { get; set; }
    public required string By { get; set; }
}
