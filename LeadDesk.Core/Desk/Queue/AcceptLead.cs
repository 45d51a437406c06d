using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>Sales takes a handed-over lead on. An unassigned one becomes the accepting person's.</summary>
public sealed class AcceptLead(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer)
{
    public async Task<(Outcome Outcome, QueueDeed? Deed)> RunAsync(Actor actor, long leadId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var lead = await db.FindLeadAsync(actor, leadId, cancellationToken);

        if (lead is null)
        {
            return (await LostRace.FindAsync(db, leadId, now, cancellationToken) ?? await LeadAtHand.UnknownAsync(db, actor, leadId, cancellationToken), null);
        }

        if (lead.Stage != Stage.Mql)
        {
            var moved = await db.StageChanges.AsNoTracking().Where(change => change.LeadId == leadId).OrderByDescending(change => change.At).ThenByDescending(change => change.Id).FirstOrDefaultAsync(cancellationToken);
            return (Outcome.Refuse($"{lead.DisplayName} is in stage {lead.Stage.Name}{(moved is null ? "" : $", moved by {moved.By}")}; only an MQL can be accepted. Nothing was changed."), null);
        }

        var before = lead.TakePlace();
        var (outcome, change) = await LeadMove.RunAsync(db, scorer, actor, lead, new(Stage.Sal), now, cancellationToken);
        db.CountTurn(actor, lead, now);
        outcome = outcome.Succeeded ? await db.SaveOrRefuseAsync(cancellationToken) : outcome;

        if (!outcome.Succeeded)
        {
            return (await LostRace.FindAsync(db, leadId, now, cancellationToken) ?? outcome, null);
        }

        hub.Say(leadId);
        return (outcome, QueueDeed.Of(lead, before, actor, now, change));
    }
}
