using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Tasks;

/// <summary>Ticks a task off, or takes the tick back.</summary>
public sealed class FinishTask(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    public async Task<Outcome> RunAsync(Actor actor, long taskId, bool done, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var leadId = 0L;
        var outcome = await LeadSave.RunAsync(databases, ChangeAsync, () => LeadSave.Busy, cancellationToken);

        if (outcome.Succeeded)
        {
            hub.Say(leadId);
        }

        return outcome;

        async Task<Outcome> ChangeAsync(LeadDb db, CancellationToken token)
        {
            var task = await db.Tasks.FirstOrDefaultAsync(open => open.Id == taskId, token);

            if (task is null || await db.FindAsync(actor, task.LeadId, token) is not { } lead)
            {
                return Outcome.Refuse("There is no such task, or it is not yours to see.");
            }

            leadId = lead.Id;

            if (done != (task.DoneAt is not null))
            {
                (task.DoneAt, task.DoneBy) = (done ? now : null, done ? actor.Name : null);
                await db.SaveChangesAsync(token);
                await NextStep.RefreshAsync(db, lead, token);
            }

            return Outcome.Done;
        }
    }
}
