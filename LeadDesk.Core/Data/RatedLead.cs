using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Data;

/// <summary>A lead with a rating that waits to be written.</summary>
/// <param name="Lead">As it was read, with its version, and moved on to the stage that follows from the rating.</param>
/// <param name="At">The moment of the rating.</param>
/// <param name="IsNews">Whether the score history gets a row.</param>
/// <param name="HasMoved">Whether the stage or a promise changes; then the version rises as with any save.</param>
internal sealed record RatedLead(
    Lead Lead, Rating Rating, DateTimeOffset? LastSignalAt, DateTimeOffset At, string Cause, bool IsNews, bool HasMoved, IReadOnlyList<StageChange> Moves)
{
    /// <summary>What has to be written besides the columns that no index knows.</summary>
    public RatingParts Parts { get; } =
        (Lead.Score == Rating.Score ? RatingParts.Always : RatingParts.Score)
        | (Lead.Cell == Rating.Cell && Lead.CellRank == Rating.Cell.Rank ? RatingParts.Always : RatingParts.Cell)
        | (Lead.CellChangesAt == Rating.CellChangesAt ? RatingParts.Always : RatingParts.NextChange)
        | (Lead.LastSignalAt == LastSignalAt ? RatingParts.Always : RatingParts.LastSignal)
        | (HasMoved ? RatingParts.Stage : RatingParts.Always);
}

/// <summary>Parts of a rating whose columns are in indexes, which cost most of a write and mostly stay as they are.</summary>
[Flags]
internal enum RatingParts
{
    Always = 0,
    Score = 1,
    Cell = 2,
    NextChange = 4,
    LastSignal = 8,
    Stage = 16,
}
