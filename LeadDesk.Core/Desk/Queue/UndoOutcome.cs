using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>Takes back an outcome that one has just logged, as if it had not been.</summary>
public sealed class UndoOutcome(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    public async Task<Outcome> RunAsync(Actor actor, LoggedOutcome logged, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lead = await db.FindLeadAsync(actor, logged.LeadId, cancellationToken);
        var call = await db.Activities.SingleOrDefaultAsync(activity => activity.Id == logged.ActivityId && activity.LeadId == logged.LeadId, cancellationToken);

        if (lead is null || call is null || call.ById != actor.UserId || clock.GetUtcNow() - call.At > Grace)
        {
            return Outcome.Refuse("This can no longer be undone. Log what really happened instead; the earlier entry stays in the timeline.");
        }

        if (lead.OwnerId != logged.OwnerId || await db.Activities.AnyAsync(later => later.LeadId == lead.Id && later.Id > call.Id && later.Kind != ActivityKind.Note, cancellationToken))
        {
            return Outcome.Refuse($"Somebody has worked on {lead.DisplayName} since. Nothing was undone; your entry stays in the timeline.");
        }

        var tasks = await db.Tasks.Where(task => task.LeadId == lead.Id).ToListAsync(cancellationToken);
        db.Remove(call);
        await db.TakeBackTurnAsync(actor, lead.Id, call.At, cancellationToken);
        db.RemoveRange(tasks.Where(task => task.Id == logged.TaskId));
        tasks.Where(task => logged.DoneTaskIds.Contains(task.Id)).ToList().ForEach(task => (task.DoneAt, task.DoneBy) = (null, null));
        (lead.OwnerId, lead.RestsUntil, lead.NextStepAt, lead.LastTouchAt) = (logged.Before.OwnerId, logged.Before.RestsUntil, logged.Before.NextStepAt, logged.Before.LastTouchAt);

        if (logged.Before.RespondBy is { } promised)
        {
            lead.PromiseBy(promised);
        }

        var outcome = await db.SaveOrRefuseAsync(cancellationToken);

        if (outcome.Succeeded)
        {
            hub.Say(lead.Id);
        }

        return outcome;
    }
}
