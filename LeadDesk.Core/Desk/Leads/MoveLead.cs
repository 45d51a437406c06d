using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Moves a lead to another stage by hand.</summary>
public sealed class MoveLead(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer)
{
    /// <param name="seen">The stage the person saw; when somebody else moved the lead in between, it is refused and said.</param>
    public async Task<Outcome> RunAsync(Actor actor, long leadId, Stage seen, MoveEntry entry, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var outcome = await LeadSave.RunAsync(databases, ChangeAsync, () => LeadSave.Busy, cancellationToken);

        if (outcome.Succeeded)
        {
            hub.Say(leadId);
        }

        return outcome;

        async Task<Outcome> ChangeAsync(LeadDb db, CancellationToken token)
        {
            if (await db.FindAsync(actor, leadId, token) is not { } lead)
            {
                return (entry.To == Stage.Sal ? await LostRace.FindAsync(db, leadId, now, token) : null) ?? await LeadSave.NotFoundAsync(db, actor, leadId, token);
            }

            if (lead.Stage == entry.To && seen != entry.To)
            {
                return Outcome.Refuse($"Somebody else moved this lead to {lead.Stage.Name} already. Nothing was changed.");
            }

            if (lead.Stage != seen)
            {
                return Outcome.Refuse($"Somebody else moved this lead to {lead.Stage.Name} in between. Nothing was changed; look again before you move it.");
            }

            var (moved, _) = await LeadMove.RunAsync(db, scorer, actor, lead, entry, now, token);

            if (moved.Succeeded)
            {
                await db.SaveChangesAsync(token);
            }

            return moved;
        }
    }
}
