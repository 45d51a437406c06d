using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>Ends an override before its time; the computed grade counts again at once. Everybody may who sees the lead.</summary>
public sealed class EndOverride(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer)
{
    public static Outcome NotOn { get; } = Outcome.Refuse("No grade is pinned on this lead; it may have ended by itself. Nothing was changed.");

    /// <param name="seen">The id of the override that the person saw; null to end whatever there is.</param>
    public async Task<Outcome> RunAsync(Actor actor, long leadId, long? seen, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var outcome = await LeadSave.RunAsync(databases, (db, token) => EndAsync(db, actor, leadId, seen, now, token), () => LeadSave.Busy, cancellationToken);

        if (outcome.Succeeded)
        {
            hub.Say(leadId);
        }

        return outcome;
    }

    private async Task<Outcome> EndAsync(LeadDb db, Actor actor, long leadId, long? seen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.FindAsync(actor, leadId, cancellationToken) is not { } lead)
        {
            return await LeadSave.NotFoundAsync(db, actor, leadId, cancellationToken);
        }

        var current = await db.OverrideOnAsync(leadId, now, cancellationToken);
        var outcome = current is null ? NotOn : Overrides.CheckSeen(current, seen);

        if (outcome.Succeeded)
        {
            current!.End(actor.Name, now);
            current.GiveBackPromise();
            await GiveBackTimeAsync(db, current, cancellationToken);
            lead.Unpin();
            lead.UpdatedAt = now;
            await scorer.RatePinnedAsync(db, lead, now, cancellationToken);
            db.Audit.Add(AuditEntry.Of(actor, now, "Ended an override", $"Lead {leadId}", $"{current.Cell}, pinned by {current.By}; scoring says {lead.Cell}"));
            await db.SaveChangesAsync(cancellationToken);
        }

        return outcome;
    }

    // Clocks that only the pinned grade made sooner are reckoned anew, by the grade they had.
    private static async Task GiveBackTimeAsync(LeadDb db, GradeOverride ended, CancellationToken cancellationToken)
    {
        var cell = ended.Cell;

        foreach (var open in await db.Clocks.Where(open => open.LeadId == ended.LeadId && open.StoppedAt == null && open.Cell == cell && open.StartedAt <= ended.At).ToListAsync(cancellationToken))
        {
            (open.Cell, open.PolicyId) = (ended.ComputedCell, null);
        }
    }
}
