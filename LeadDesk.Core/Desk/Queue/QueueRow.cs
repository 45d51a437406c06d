using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>A lead in the queue: whom to call, why, how, and by when.</summary>
public sealed record QueueRow
{
    public required long Id { get; init; }
    public required string Name { get; init; }
    public string? Company { get; init; }
    public string? JobTitle { get; init; }
    public required Cell Cell { get; init; }

    /// <summary>Until when a person pinned the cell; it may lie in the past.</summary>
    public DateTimeOffset? PinnedUntil { get; init; }
    public required double Score { get; init; }

    /// <summary>How likely it is won, in percent; null while that is unknown.</summary>
    public double? Probability { get; init; }
    public required Stage Stage { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public bool DoNotCall { get; init; }
    public bool DoNotEmail { get; init; }
    public int? OwnerId { get; init; }
    public DateTimeOffset? HandedOverAt { get; init; }
    public SlaState SlaState { get; init; } = SlaState.None;
    /// <summary>Put off until then; null while it waits.</summary>
    public DateTimeOffset? RestsUntil { get; init; }

    public DateTimeOffset? RespondBy { get; init; }
    public DateTimeOffset? LastSignalAt { get; init; }
    public DateTimeOffset? NextStepAt { get; init; }
    public required QueueReason Reason { get; init; }

    /// <summary>The person passed it over today.</summary>
    public bool IsSkipped { get; init; }

    public bool CanCall => Phone is not null && !DoNotCall;
    public bool CanEmail => Email is not null && !DoNotEmail;

    /// <summary>Job title and company as one line, as far as they are known.</summary>
    public string Place => string.Join(", ", new[] { Company, JobTitle }.Where(part => !string.IsNullOrEmpty(part)));
}

/// <param name="Rows">Most pressing first; those passed over today last.</param>
/// <param name="GoesOn">There are more than the rows.</param>
/// <param name="Tallies">All that waits and rests, whatever the chips.</param>
/// <param name="Done">Leads that the asking person has dealt with since the day began.</param>
/// <param name="KnowsChances">Whether the desk has learned how likely leads are to be won.</param>
/// <param name="WakesAt">When the next resting lead comes back or the next step falls due; null when none does.</param>
public sealed record QueueSnapshot(IReadOnlyList<QueueRow> Rows, bool GoesOn, IReadOnlyList<QueueTally> Tallies, int Done, bool KnowsChances, DateTimeOffset? WakesAt)
{
    /// <summary>How many wait, rows not shown included.</summary>
    public int Total => Tallies.Sum(tally => tally.Awake);

    /// <summary>Leads that come back later: snoozed, or waiting for their next step.</summary>
    public int Resting => Tallies.Sum(tally => tally.Resting);

    public int Breached => Tallies.Where(tally => tally.State == SlaState.Breached).Sum(tally => tally.Awake);

    /// <summary>The earliest promised follow-up among all that wait.</summary>
    public DateTimeOffset? NextPromise => Tallies.Min(tally => tally.Promise);
}
