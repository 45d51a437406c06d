using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>Keeps a lead out of the queue until a moment, or brings it back at once when the moment is null.</summary>
public sealed class SnoozeLead(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public async Task<(Outcome Outcome, QueueDeed? Deed)> RunAsync(Actor actor, long leadId, DateTimeOffset? until, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();

        if (until <= now || until > now + Longest)
        {
            return (Outcome.Refuse("Snooze until a moment within the next year. The lead stays where it is."), null);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lead = await db.FindLeadAsync(actor, leadId, cancellationToken);

        if (lead is null)
        {
            return (await LeadAtHand.UnknownAsync(db, actor, leadId, cancellationToken), null);
        }

        var before = lead.TakePlace();

        if (until is not null)
        {
            TakeOn.IfNobodys(db, actor, lead, now);
        }

        lead.RestsUntil = until;
        db.CountTurn(actor, lead, now);
        var outcome = await db.SaveOrRefuseAsync(cancellationToken);

        if (!outcome.Succeeded)
        {
            return (outcome, null);
        }

        hub.Say(leadId);
        return (outcome, QueueDeed.Of(lead, before, actor, now));
    }
}
