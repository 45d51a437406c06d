using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>Says that an answer still holds; it counts in full again for another 90 days.</summary>
public sealed class ConfirmAnswer(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    public async Task<Outcome> RunAsync(Actor actor, long leadId, string facet, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var outcome = await LeadSave.RunAsync(databases, async (db, ct) =>
        {
            if (await db.FindAsync(actor, leadId, ct) is not { } lead)
            {
                return LeadSave.NotFound;
            }

            if (await db.LeadAnswers.FirstOrDefaultAsync(known => known.LeadId == leadId && known.Facet == facet, ct) is not { } answer)
            {
                return Outcome.Refuse("There is no answer to confirm yet. Nothing was changed.");
            }

            answer.Confirm(actor.Name, actor.UserId, now);
            db.AnswerChanges.Add(AnswerChange.Of(answer));
            await db.SaveChangesAsync(ct);
            await QualificationScore.RefreshAsync(db, lead, now, ct);
            return Outcome.Done;
        }, () => LeadSave.Busy, cancellationToken);

        if (outcome.Succeeded)
        {
            hub.Say(leadId);
        }

        return outcome;
    }
}
