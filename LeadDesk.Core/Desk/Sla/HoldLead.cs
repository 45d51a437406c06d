using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>
/// Lets a lead wait because the lead asked for it: its clocks stand still in working time and it leaves the queue until then. Unlike a snooze it needs a
/// reason, and managers see it.
/// </summary>
public sealed class HoldLead(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(180);

    public async Task<Outcome> RunAsync(Actor actor, long leadId, DateTimeOffset until, string? reason, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();

        if (!actor.Sells)
        {
            return Outcome.Refuse("Only sales puts a lead on hold. Nothing was changed.");
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LeadHold.LongestReason)
        {
            return Outcome.Refuse($"Say in at most {LeadHold.LongestReason} characters why the lead waits. Nothing was changed.");
        }

        return until <= now ? Outcome.Refuse("That moment has passed; a hold ends later than now. Nothing was changed.")
            : until > now + Longest
            ? Outcome.Refuse("A hold ends within 180 days. Nothing was changed.")
            : await ChangeAsync(actor, leadId, now, (db, lead, current) =>
            {
                if (current is not null)
                {
                    current.EndedAt = now;
                }

                db.Holds.Add(new() { LeadId = leadId, Reason = Folding.Storable(reason.Trim()), By = actor.Name, From = now, Until = until });
                lead.RestsUntil = until;
                db.CountTurn(actor, lead, now);
                return Task.FromResult(Outcome.Done);
            }, cancellationToken);
    }

    public Task<Outcome> EndAsync(Actor actor, long leadId, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        return ChangeAsync(actor, leadId, now, async (db, lead, current) =>
        {
            if (current is null)
            {
                return Outcome.Refuse("The lead is not on hold; the hold may have ended by itself. Nothing was changed.");
            }

            (current.EndedAt, lead.RestsUntil) = (now, null);
            await db.TakeBackTurnAsync(actor, leadId, current.From, cancellationToken);
            return Outcome.Done;
        }, cancellationToken);
    }

    private async Task<Outcome> ChangeAsync(Actor actor, long leadId, DateTimeOffset now, Func<LeadDb, Lead, LeadHold?, Task<Outcome>> change, CancellationToken cancellationToken)
    {
        var outcome = await LeadSave.RunAsync(databases, async (db, ct) =>
        {
            if (await db.FindAsync(actor, leadId, ct) is not { } lead)
            {
                return await LeadSave.NotFoundAsync(db, actor, leadId, ct);
            }

            if (!lead.InQueue)
            {
                return Outcome.Refuse("Nothing is promised about this lead that could wait. Nothing was changed.");
            }

            var done = await change(db, lead, await db.Holds.FirstOrDefaultAsync(hold => hold.LeadId == leadId && hold.EndedAt == null && hold.Until > now, ct));

            if (done.Succeeded)
            {
                lead.UpdatedAt = now;
                db.ClockWork.Add(new() { LeadId = leadId });
                await db.SaveChangesAsync(ct);
            }

            return done;
        }, () => LeadSave.Busy, cancellationToken);

        if (outcome.Succeeded)
        {
            hub.Say(leadId);
        }

        return outcome;
    }
}
