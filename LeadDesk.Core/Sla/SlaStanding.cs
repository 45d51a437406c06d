using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Sla;

/// <summary>How a lead stands with its open promises: the worst state, and what is due first.</summary>
/// <param name="RespondBy">The earliest due time of its owner's promises; null without any.</param>
public sealed record SlaStanding(SlaState State, DateTimeOffset? RespondBy)
{
    public static SlaStanding None { get; } = new(SlaState.None, null);

    /// <summary>Of the open clocks those of the present owner count; the ones that keep running for others are theirs.</summary>
    public static SlaStanding Of(IEnumerable<SlaClock> clocks, int? ownerId, DateTimeOffset now)
    {
        var open = clocks.Where(clock => clock.IsOpen).ToList();
        var own = open.Where(clock => clock.OwnerId == ownerId || clock.OwnerId is null).ToList();
        var counted = own.Count > 0 ? own : open;
        return counted.Count == 0 ? None : new(counted.Min(clock => StateOf(clock, now)), counted.Min(clock => clock.DueAt));
    }

    public static SlaState StateOf(SlaClock clock, DateTimeOffset now) =>
        clock.HeldSince is not null ? SlaState.OnHold
        : now >= clock.DueAt ? SlaState.Breached
        : now >= clock.AtRiskAt ? SlaState.AtRisk
        : now >= clock.PressingAt ? SlaState.Pressing
        : SlaState.Running;
}
