using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>Whoever puts off what is nobody's takes it on: otherwise it would be out of everybody's queue, and nobody would answer for it.</summary>
internal static class TakeOn
{
    public static void IfNobodys(LeadDb db, Actor actor, Lead lead, DateTimeOffset now)
    {
        if (lead.OwnerId is null && actor.UserId is not null)
        {
            lead.OwnerId = actor.UserId;
            db.FieldChanges.Add(LeadSave.Change(lead, "owner", null, actor.Name, actor, now));
        }
    }
}
