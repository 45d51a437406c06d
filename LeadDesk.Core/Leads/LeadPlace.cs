using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Leads;

/// <summary>Where a lead stands in the work of sales: all that accepting, rejecting and snoozing change, so that it can be put back.</summary>
public sealed record LeadPlace
{
    public required Stage Stage { get; init; }
    public required Stage HighestStage { get; init; }
    public required DateTimeOffset StageSince { get; init; }
    public required int Cycle { get; init; }
    public required Cell? ClosedCell { get; init; }
    public required DateTimeOffset? HandedOverAt { get; init; }
    public required DateTimeOffset? RespondBy { get; init; }
    public required DateTimeOffset? RestsUntil { get; init; }
    public required int? OwnerId { get; init; }
}
