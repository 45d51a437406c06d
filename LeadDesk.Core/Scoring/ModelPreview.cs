using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>What publishing a draft would do, reckoned over all leads in the background. A newer one of the same draft replaces it.</summary>
public sealed class ModelPreview
{
    public long Id { get; private set; }
    public int VersionId { get; init; }
    public ScoringModelVersion Version { get; init; } = null!;

    /// <summary>The definition it was reckoned with, so that a draft changed since shows the preview as outdated.</summary>
    public required string Definition { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public long? JobId { get; set; }

    /// <summary>The figures as JSON; null until all leads are through.</summary>
    public string? Result { get; set; }

    /// <summary>What was added up so far, as JSON, so that a restart goes on; null when all are through.</summary>
    public string? Partial { get; set; }
}

/// <summary>A lead that gets another cell when the draft is published.</summary>
public sealed class PreviewMove
{
    public long PreviewId { get; init; }
    public long LeadId { get; init; }
    public required Cell From { get; init; }
    public required Cell To { get; init; }
    public double ScoreFrom { get; init; }
    public double ScoreTo { get; init; }
}
