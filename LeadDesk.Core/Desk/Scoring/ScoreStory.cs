using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>The score as the lead page tells it.</summary>
public sealed record ScoreStory
{
    /// <summary>As scoring finds it, whatever is pinned; null when no published model is for the lead.</summary>
    public required Ledger? Ledger { get; init; }

    /// <summary>The grade that counts: the pinned one, else scoring's.</summary>
    public required Cell Cell { get; init; }

    /// <summary>The override that is on now.</summary>
    public PinnedGrade? Pinned { get; init; }

    /// <summary>The model's name, or why there is none.</summary>
    public required string Model { get; init; }
    public int? ModelVersion { get; init; }

    /// <summary>What was stored over the last weeks, with what decay did in between, and before that what the model finds today; and the next weeks if nothing happens, half a day apart.</summary>
    public IReadOnlyList<CurvePoint> Past { get; init; } = [];
    public IReadOnlyList<CurvePoint> Coming { get; init; } = [];

    /// <summary>The computed cells that are coming within a year if nothing happens, each with its first minute.</summary>
    public IReadOnlyList<CurvePoint> Changes { get; init; } = [];

    /// <summary>The one event that would lift the computed cell the most; null when none does.</summary>
    public OneMoreThing? Lift { get; init; }

    /// <summary>What was stored when and why, newest first.</summary>
    public IReadOnlyList<ScoreMoment> History { get; init; } = [];
}

/// <summary>An override that is on.</summary>
/// <param name="Computed">What scoring says now.</param>
/// <param name="Returns">What scoring will say when it ends, if nothing happens.</param>
public sealed record PinnedGrade(long Id, Cell Cell, DateTimeOffset At, DateTimeOffset Until, string By, string Reason, Cell Computed, Cell Returns);

/// <summary>A score that was stored.</summary>
/// <param name="Before">The cell it had before; null for the first.</param>
/// <param name="Cause">event, edit, decay, model, override, import or new.</param>
/// <param name="What">What happened: "Viewed /pricing", "Job title: Engineer → Head of Operations".</param>
/// <param name="ModelVersion">The version of the model that rated it.</param>
public sealed record ScoreMoment(DateTimeOffset At, double Score, double Fit, double Engagement, Cell Cell, Cell? Before, string Cause, string What, int? ModelVersion)
{
    public bool ChangedCell => Before is { } before && before != Cell;
}
