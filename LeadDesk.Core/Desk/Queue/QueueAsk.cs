namespace LeadDesk.Core.Desk.Queue;

/// <summary>What of a queue is wanted.</summary>
/// <param name="Take">So many rows at most.</param>
/// <param name="OwnerId">Whose queue; a rep gets the own one whatever is asked. Null for the actor's own.</param>
public sealed record QueueAsk(int Take, int? OwnerId = null)
{
    public IReadOnlyList<QueueChip> Chips { get; init; } = [];

    /// <summary>By probability within each state, unknown ones last, instead of by grade.</summary>
    public bool LikeliestFirst => Chips.Any(chip => !chip.Narrows);

    /// <summary>What was put off until later, instead of what waits now.</summary>
    internal bool IsPutOff => Chips.Any(chip => chip.Key == QueueChip.PutOff);

    /// <summary>When the day of the asking person began; what was done since is counted.</summary>
    public DateTimeOffset? DayBegan { get; init; }
}
