using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Data;

public static class Visibility
{
    /// <summary>A rep sees own and unassigned leads; what one may not see does not exist.</summary>
    public static IQueryable<Lead> VisibleTo(this IQueryable<Lead> leads, Actor actor) =>
        actor.SeesAllLeads ? leads : leads.Where(lead => lead.OwnerId == null || lead.OwnerId == actor.UserId);
}
