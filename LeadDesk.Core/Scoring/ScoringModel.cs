namespace LeadDesk.Core.Scoring;

/// <summary>A scoring model over all its versions. A lead uses the first, by <see cref="Order"/>, whose published version applies to it.</summary>
public sealed class ScoringModel
{
    public int Id { get; private set; }
    public required string Name { get; set; }
    public required int Order { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public List<ScoringModelVersion> Versions { get; } = [];
}

/// <summary>One version: a draft can change, a published or retired one never does.</summary>
public sealed class ScoringModelVersion : IVersioned
{
    public int Id { get; private set; }
    public int ModelId { get; init; }
    public ScoringModel Model { get; init; } = null!;

    /// <summary>1, 2, 3 … within the model.</summary>
    public required int Number { get; init; }
    public required ModelState State { get; set; }

    /// <summary>The definition as JSON.</summary>
    public required string Definition { get; set; }
    public string? Note { get; set; }
    public required string Author { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who changed the draft last, and when.</summary>
    public string? ChangedBy { get; set; }
    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>The version it was made from; null for the first.</summary>
    public int? BasedOn { get; init; }
    public string? PublishedBy { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Whether publishing handed leads over that newly qualified; null before.</summary>
    public bool? HandedOver { get; set; }
    public int Version { get; private set; } = 1;

    public void NextVersion() => Version++;
}

public enum ModelState
{
    Draft,
    Published,
    Retired,
}
