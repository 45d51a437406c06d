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
    private static readonly TimeSpan RaceLasts = TimeSpan.FromHours(1);

    public async Task<(Outcome Outcome, QueueDeed? Deed)> RunAsync(Actor actor, long leadId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var lead = await db.FindLeadAsync(actor, leadId, cancellationToken);

        if (lead is null)
        {
            var unknown = await LeadAtHand.UnknownAsync(db, actor, leadId, cancellationToken);
            return (await LostRaceAsync(db, leadId, now, cancellationToken) is { } words ? Outcome.Refuse(words) : unknown, null);
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
            return (outcome, null);
        }

        hub.Say(leadId);
        return (outcome, QueueDeed.Of(lead, before, actor, now, change));
    }

    // A lead that was nobody's could be seen by everybody a moment ago: whoever comes second is told who was first.
    private static async Task<string?> LostRaceAsync(LeadDb db, long leadId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - RaceLasts;
        var taken = await db.StageChanges.AsNoTracking()
            .Where(change => change.LeadId == leadId && change.To == Stage.Sal && change.At > since && change.ById != null && change.ById == change.Lead.OwnerId && !db.Routed.Any(routed => routed.LeadId == leadId && routed.ToId != null))
            .OrderByDescending(change => change.At).FirstOrDefaultAsync(cancellationToken);
        return taken is null ? null : $"{taken.By} was faster and has accepted this lead {((int)(now - taken.At).TotalMinutes is var minutes and > 0 ? $"{minutes} min ago" : "just now")}. Nothing was changed; the queue goes on with the next one.";
    }
}
