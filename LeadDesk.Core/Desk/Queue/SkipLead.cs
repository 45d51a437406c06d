using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>Passes a lead over: for this person it comes after all others until the day ends. Nobody else notices.</summary>
public sealed class SkipLead(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan LongestDay = TimeSpan.FromHours(26);

    /// <param name="until">The end of the person's day; null takes the skip back.</param>
    public async Task<Outcome> RunAsync(Actor actor, long leadId, DateTimeOffset? until, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();

        if (actor.UserId is not { } person)
        {
            return Outcome.Refuse("Only a person has a queue to skip in. Nothing was changed.");
        }

        if (until <= now || until > now + LongestDay)
        {
            return Outcome.Refuse("A skip lasts until the end of the day. The lead stays where it is.");
        }

        return await LeadSave.RunAsync(databases, async (db, token) =>
        {
            if (!await db.Leads.VisibleTo(actor).AnyAsync(lead => lead.Id == leadId, token))
            {
                return await LeadAtHand.UnknownAsync(db, actor, leadId, token);
            }

            db.RemoveRange(await db.QueueSkips.Where(skip => skip.UserId == person && (skip.Until <= now || skip.LeadId == leadId)).ToListAsync(token));
            await db.SaveChangesAsync(token);
            db.AddRange(until is { } end ? [new QueueSkip { UserId = person, LeadId = leadId, Until = end }] : []);
            await db.SaveChangesAsync(token);
            return Outcome.Done;
        }, () => LeadSave.Busy, cancellationToken);
    }
}
