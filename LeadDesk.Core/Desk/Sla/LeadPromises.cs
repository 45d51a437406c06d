using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>All that the promises about one lead follow from, as it is stored now.</summary>
/// <param name="Lead">With its account; not tracked.</param>
/// <param name="Clocks">Open ones, and those that stopped within reach of being taken up again; tracked, with their steps.</param>
/// <param name="OwnedSince">When the present owner got it, as far as somebody wrote it down.</param>
/// <param name="OwnedFrom">From whom, by name; null when that was not written down.</param>
internal sealed record LeadPromises(Lead Lead, PromiseFacts Facts, List<SlaClock> Clocks, IReadOnlyList<Standstill> Holds, bool IsOnHold, DateTimeOffset? OwnedSince, string? OwnedFrom)
{
    /// <summary>A next touch that is planned for later stands still until then.</summary>
    public IReadOnlyList<Standstill> StandstillsOf(SlaClock clock) => Planned(clock.Kind, clock.StartedAt, Lead.NextStepAt) is { } planned ? [.. Holds, planned] : Holds;

    public static Standstill? Planned(ClockKind kind, DateTimeOffset startedAt, DateTimeOffset? nextStepAt) =>
        kind == ClockKind.NextTouch && nextStepAt is { } planned && planned > startedAt ? new(startedAt, planned) : null;
}
