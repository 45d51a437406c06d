using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>That somebody accepted, rejected, snoozed or handed on a lead or planned its next step, so that it can be taken back.</summary>
/// <param name="ChangeId">The move that was written; null when it stayed in its stage.</param>
public sealed record QueueDeed(long LeadId, int? ById, DateTimeOffset At, long? ChangeId, LeadPlace Before, LeadPlace After, DateTimeOffset? LastTouchAt)
{
    /// <summary>The step that was planned.</summary>
    public long? TaskId { get; init; }

    internal static QueueDeed Of(Lead lead, LeadPlace before, Actor actor, DateTimeOffset at, StageChange? change = null) =>
        new(lead.Id, actor.UserId, at, change?.Id, before, lead.TakePlace(), lead.LastTouchAt);
}
