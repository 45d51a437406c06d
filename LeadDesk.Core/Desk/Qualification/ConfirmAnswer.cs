using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>Says that an answer still holds; it counts in full again for another 90 days.</summary>
public sealed class ConfirmAnswer(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, QualificationScore score)
{
    /// <param name="seen">The version of the answer that was looked at: nobody confirms what they have not read.</param>
    public async Task<Outcome> RunAsync(Actor actor, long leadId, string facet, int seen, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var outcome = await LeadSave.RunAsync(databases, async (db, ct) =>
        {
            if (await db.FindAsync(actor, leadId, ct) is not { } lead)
            {
                return await LeadSave.NotFoundAsync(db, actor, leadId, ct);
            }

            if (await db.LeadAnswers.FirstOrDefaultAsync(known => known.LeadId == leadId && known.Facet == facet, ct) is not { } answer)
            {
                return Outcome.Refuse("There is no answer to confirm yet. Nothing was changed.");
            }

            if (answer.Version != seen)
            {
                return Outcome.Refuse($"{answer.By} answered this in between: {answer.Status.ToString().ToLowerInvariant()}{(answer.Words is { } words ? $", “{words}”" : "")}. Nothing was confirmed; look at it again.");
            }

            answer.Confirm(actor.Name, now);
            db.AnswerChanges.Add(AnswerChange.Of(answer, actor.Name, actor.UserId, now));
            await db.SaveChangesAsync(ct);
            await score.RefreshAsync(db, lead, now, ct);
            return Outcome.Done;
        }, () => LeadSave.Busy, cancellationToken);

        if (outcome.Succeeded)
        {
            hub.Say(leadId);
        }

        return outcome;
    }
}
