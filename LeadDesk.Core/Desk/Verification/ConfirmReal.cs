using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Verification;

/// <summary>Says that a lead is a real person, whatever speaks against it, or takes that back. Who and when are kept, and the score follows.</summary>
public sealed class ConfirmReal(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer)
{
    public const string Field = "confirmedReal";

    /// <param name="isReal">False for "not sure after all".</param>
    public async Task<Outcome> RunAsync(Actor actor, long leadId, bool isReal, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var outcome = await LeadSave.RunAsync(databases, (db, ct) => WriteAsync(db, actor, leadId, isReal, now, ct), () => LeadSave.Busy, cancellationToken);

        if (outcome.Succeeded)
        {
            hub.Say(leadId);
        }

        return outcome;
    }

    private async Task<Outcome> WriteAsync(LeadDb db, Actor actor, long leadId, bool isReal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.FindAsync(actor, leadId, cancellationToken) is not { } lead)
        {
            return await LeadSave.NotFoundAsync(db, actor, leadId, cancellationToken);
        }

        if (lead.ConfirmedRealAt is not null == isReal)
        {
            return Outcome.Refuse(isReal ? $"{lead.ConfirmedRealBy} confirmed on {lead.ConfirmedRealAt:yyyy-MM-dd} already that this is a real person. Nothing was changed." : "Nobody has confirmed that this is a real person. Nothing was changed.");
        }

        db.FieldChanges.Add(LeadSave.Change(lead, Field, isReal ? null : lead.ConfirmedRealBy, isReal ? actor.Name : null, actor, now));
        db.Audit.Add(AuditEntry.Of(actor, now, isReal ? "Confirmed a lead as real" : "Took back that a lead is real", lead.DisplayName, $"suspicion {lead.WhySuspected(db.Disposable).Score}"));

        if (isReal)
        {
            lead.ConfirmReal(actor.Name, now);
        }
        else
        {
            lead.DoubtAgain(db.Disposable);
        }

        lead.UpdatedAt = now;
        await scorer.RateAsync(db, [lead], now, "edit", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }
}
