using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>Loads the one lead that a verb is about.</summary>
internal static class LeadAtHand
{
    private static readonly Outcome Unknown = Outcome.Refuse("There is no such lead. It may have been deleted or given to somebody else; nothing was changed.");

    /// <summary>Why nothing can be done; a lead that became a part of another is said to be there.</summary>
    public static Task<Outcome> UnknownAsync(LeadDb db, Actor actor, long leadId, CancellationToken cancellationToken) => MergedAway.RefusalAsync(db, actor, leadId, Unknown, cancellationToken);

    /// <summary>The lead, tracked; null when it does not exist for this actor.</summary>
    public static Task<Lead?> FindLeadAsync(this LeadDb db, Actor actor, long leadId, CancellationToken cancellationToken) =>
        db.Leads.VisibleTo(actor).Include(lead => lead.Account).SingleOrDefaultAsync(lead => lead.Id == leadId, cancellationToken);
}
