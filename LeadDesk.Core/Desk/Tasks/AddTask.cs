using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Tasks;

/// <summary>Plans a next step for a lead.</summary>
public sealed class AddTask(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    private const int Longest = 200;

    public async Task<Outcome> RunAsync(Actor actor, long leadId, string? title, DateTimeOffset dueAt, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(title) || title.Trim().Length > Longest)
        {
            return Outcome.Refuse($"Say in 1 to {Longest} characters what is to be done.");
        }

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
                return await LeadSave.NotFoundAsync(db, actor, leadId, token);
            }

            db.Tasks.Add(new LeadTask
            {
                Lead = lead,
                Title = Folding.Storable(title.Trim()),
                DueAt = dueAt,
                OwnerId = lead.OwnerId ?? actor.UserId,
                CreatedAt = now,
                CreatedBy = actor.Name,
            });
            await db.SaveChangesAsync(token);
            await NextStep.RefreshAsync(db, lead, token);
            return Outcome.Done;
        }
    }
}
