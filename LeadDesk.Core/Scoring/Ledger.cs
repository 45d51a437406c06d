using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>A score and every point in it. The lines of an axis sum to the axis, and all lines to the score, to the tenth.</summary>
/// <param name="FitWeight">The share of fit in percent.</param>
public sealed record Ledger(Rating Rating, IReadOnlyList<LedgerLine> Lines, CellTreatment Treatment, double FitWeight)
{
    /// <summary>For a lead that no model is for: D4, and nothing to explain.</summary>
    public static Rating NoModel { get; } = new() { Score = 0, Fit = 0, Engagement = 0, Cell = Cell.Worst, Coverage = 0 };
}

/// <summary>One rule's part in a score.</summary>
public sealed record LedgerLine
{
    public required LineKind Kind { get; init; }
    public required Axis Axis { get; init; }

    /// <summary>The rule's name.</summary>
    public required string Rule { get; init; }

    /// <summary>The attribute's value or the newest event's subject; null when nothing is known.</summary>
    public string? Evidence { get; init; }

    /// <summary>The rule's fine print: "weight 25 %", "half-life 14 d, cap 20".</summary>
    public string? Terms { get; init; }

    /// <summary>When the newest events happened, newest first, three at most; empty for what is not an event.</summary>
    public IReadOnlyList<DateTimeOffset> Moments { get; init; } = [];

    /// <summary>The newest events that count, newest first, twenty at most.</summary>
    public IReadOnlyList<LedgerEvent> Events { get; init; } = [];

    /// <summary>The tier's, adjustment's or one event's points before weight, decay and cap.</summary>
    public double Raw { get; init; }

    /// <summary>How many events count.</summary>
    public int Count { get; init; } = 1;

    /// <summary>What decay left of the events' points, 0–1.</summary>
    public double DecayFactor { get; init; } = 1;

    /// <summary>Points, without sign, that the behaviour's cap cut off.</summary>
    public double CapLoss { get; init; }

    /// <summary>A criterion's share of fit in percent after those left out; null for other lines and for one left out.</summary>
    public double? Weight { get; init; }

    /// <summary>Its part of the axis, in tenths exactly.</summary>
    public decimal AxisPoints { get; init; }

    /// <summary>Its part of the score, in tenths exactly.</summary>
    public decimal Points { get; init; }
}

/// <summary>An event that counts, at its whole minute.</summary>
public sealed record LedgerEvent(DateTimeOffset At, string? Subject);

public enum LineKind
{
    Criterion,
    Adjustment,
    Behaviour,
    GroupCap,

    /// <summary>What keeps an axis within 0–100.</summary>
    Clamp,
    Disqualifier,
}
