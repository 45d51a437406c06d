namespace LeadDesk.Core.Work;

/// <summary>Long work that runs in the background, survives a restart and can be cancelled.</summary>
public sealed class Job
{
    public long Id { get; private set; }

    /// <summary>What it does: a <see cref="JobKind"/> key.</summary>
    public required string Kind { get; init; }
    public JobState State { get; set; } = JobState.Waiting;

    /// <summary>How much is done of how much; the total is null while it is unknown.</summary>
    public long Done { get; set; }
    public long? Total { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public int? ById { get; init; }
    public required string By { get; init; }

    /// <summary>Why it failed, in words for people.</summary>
    public string? Failure { get; set; }

    /// <summary>Set by whoever cancels; the worker stops at its next chunk.</summary>
    public bool CancelRequested { get; set; }

    /// <summary>Where to go on after a restart; each kind has its own meaning.</summary>
    public long Position { get; set; }

    /// <summary>What the kind needs to know, as JSON.</summary>
    public string Input { get; init; } = "{}";

    public bool IsOver => State is JobState.Finished or JobState.Failed or JobState.Cancelled or JobState.Paused or JobState.Undone;
}

public enum JobState
{
    Waiting,
    Running,
    Finished,
    Failed,
    Cancelled,

    /// <summary>Waits for somebody to let it go on.</summary>
    Paused,
    Undone,
}

public static class JobKind
{
    public const string Import = "import";
    public const string UndoImport = "undo-import";
    public const string Rescore = "rescore";
    public const string Duplicates = "duplicates";
    public const string Preview = "model-preview";
    public const string Export = "export";
    public const string Train = "train-prediction";
    public const string Verify = "verify-leads";
}
