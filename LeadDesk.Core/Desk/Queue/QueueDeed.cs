using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>That somebody accepted, rejected or snoozed a lead, so that it can be taken back.</summary>
/// <param name="ChangeId">The move that was written; null for a snooze.</param>
public sealed record QueueDeed(long LeadId, int? ById, DateTimeOffset At, long? ChangeId, LeadPlace Before, LeadPlace After, DateTimeOffset? LastTouchAt)
{
    internal static QueueDeed Of(Lead lead, LeadPlace before, Actor actor, DateTimeOffset at, StageChange? change = null) =>
        new(lead.Id, actor.UserId, at, change?.Id, before, lead.TakePlace(), lead.LastTouchAt);
}
