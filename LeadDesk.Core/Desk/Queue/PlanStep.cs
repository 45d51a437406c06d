using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>Plans the next step with a lead; it leaves the queue until then.</summary>
public sealed class PlanStep(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    private const int LongestStep = 200;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public async Task<(Outcome Outcome, QueueDeed? Deed)> RunAsync(Actor actor, long leadId, string? title, DateTimeOffset dueAt, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();

        if (string.IsNullOrWhiteSpace(title) || title.Trim().Length > LongestStep)
        {
            return (Outcome.Refuse($"Say in 1 to {LongestStep} characters what is to be done. Nothing was saved."), null);
        }

        if (dueAt <= now || dueAt > now + Longest)
        {
            return (Outcome.Refuse(dueAt <= now ? "That moment has passed. Nothing was saved; choose one that is still to come." : "A next step lies within the next year. Nothing was saved; choose an earlier moment."), null);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lead = await db.FindLeadAsync(actor, leadId, cancellationToken);

        if (lead is null)
        {
            return (await LeadAtHand.UnknownAsync(db, actor, leadId, cancellationToken), null);
        }

        var before = lead.TakePlace();
        TakeOn.IfNobodys(db, actor, lead, now);
        var task = new LeadTask { Lead = lead, Title = Folding.Storable(title.Trim()), DueAt = dueAt, OwnerId = lead.OwnerId ?? actor.UserId, CreatedAt = now, CreatedBy = actor.Name };
        db.Tasks.Add(task);
        (lead.NextStepAt, lead.RestsUntil) = (lead.NextStepAt < dueAt ? lead.NextStepAt : dueAt, dueAt);
        db.CountTurn(actor, lead, now);
        var outcome = await db.SaveOrRefuseAsync(cancellationToken);

        if (!outcome.Succeeded)
        {
            return (outcome, null);
        }

        hub.Say(leadId);
        return (outcome, QueueDeed.Of(lead, before, actor, now) with { TaskId = task.Id });
    }
}
