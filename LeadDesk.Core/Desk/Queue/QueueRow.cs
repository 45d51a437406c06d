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
    public required Stage Stage { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public bool DoNotCall { get; init; }
    public bool DoNotEmail { get; init; }
    public int? OwnerId { get; init; }
    public DateTimeOffset? HandedOverAt { get; init; }
    public DateTimeOffset? RespondBy { get; init; }
    public DateTimeOffset? LastSignalAt { get; init; }
    public DateTimeOffset? NextStepAt { get; init; }
    public required QueueReason Reason { get; init; }

    public bool CanCall => Phone is not null && !DoNotCall;
    public bool CanEmail => Email is not null && !DoNotEmail;

    /// <summary>Job title and company as one line, as far as they are known.</summary>
    public string Place => string.Join(", ", new[] { Company, JobTitle }.Where(part => !string.IsNullOrEmpty(part)));
}

/// <param name="Rows">Best first.</param>
/// <param name="Total">How many there are, rows not shown included.</param>
/// <param name="Resting">Leads that come back later: snoozed, or waiting for their next step.</param>
/// <param name="NextPromise">The earliest promised follow-up among all of them.</param>
public sealed record QueueSnapshot(IReadOnlyList<QueueRow> Rows, int Total, int Resting, DateTimeOffset? NextPromise);
