using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>Sales sends a handed-over lead back with a reason: to nurture until a date, or out.</summary>
public sealed class RejectLead(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer)
{
    /// <param name="reasonKey">One of the desk's reasons for Recycled or Disqualified.</param>
    /// <param name="returnsAt">When a recycled lead comes back; the reason's own date when it is not said.</param>
    public async Task<(Outcome Outcome, QueueDeed? Deed)> RunAsync(
        Actor actor, long leadId, string reasonKey, string? note, DateTimeOffset? returnsAt = null, CancellationToken cancellationToken = default)
    {
        if (note?.Length > Notes.MaxLength)
        {
            return (Notes.TooLong(note.Length), null);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lead = await db.FindLeadAsync(actor, leadId, cancellationToken);

        if (lead is null)
        {
            return (await LeadAtHand.UnknownAsync(db, actor, leadId, cancellationToken), null);
        }

        var reason = await db.MoveReasons.AsNoTracking().FirstOrDefaultAsync(listed => listed.Key == reasonKey && listed.RetiredAt == null, cancellationToken);

        if (reason is null || (reason.To != Stage.Recycled && reason.To != Stage.Disqualified))
        {
            return (Outcome.Refuse("Choose a reason from the list. The lead was left as it was."), null);
        }

        var (now, before) = (clock.GetUtcNow(), lead.TakePlace());
        var (outcome, change) = await LeadMove.RunAsync(db, scorer, actor, lead, new(reason.To, reasonKey, ReturnsAt: returnsAt), now, cancellationToken);

        if (outcome.Succeeded)
        {
            db.AddRange(string.IsNullOrWhiteSpace(note)
                ? []
                : [new Activity { Lead = lead, Kind = ActivityKind.Note, Note = Folding.Storable(note.Trim()), At = now, By = actor.Name, ById = actor.UserId }]);
            db.CountTurn(actor, lead, now);
            outcome = await db.SaveOrRefuseAsync(cancellationToken);
        }

        if (!outcome.Succeeded)
        {
            return (outcome, null);
        }

        hub.Say(leadId);
        return (outcome, QueueDeed.Of(lead, before, actor, now, change));
    }
}
