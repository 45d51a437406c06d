using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>That a person wrote to a lead by hand: a touch like a call. The lead rests until its next step, else for two days, to give it time to answer.</summary>
public sealed class LogMail(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    private static readonly TimeSpan TimeToAnswer = TimeSpan.FromDays(2);

    public async Task<(Outcome Outcome, LoggedOutcome? Logged)> RunAsync(Actor actor, long leadId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lead = await db.FindLeadAsync(actor, leadId, cancellationToken);

        if (lead is null)
        {
            return (await LeadAtHand.UnknownAsync(db, actor, leadId, cancellationToken), null);
        }

        if (lead.Email is null || lead.DoNotEmail)
        {
            return (Outcome.Refuse(lead.Email is null ? $"No e-mail address of {lead.DisplayName} is known. Nothing was logged." : $"{lead.DisplayName} asked not to get mail. Nothing was logged."), null);
        }

        var now = clock.GetUtcNow();
        var before = BeforeOutcome.Of(lead);
        var mail = new Activity { Lead = lead, Kind = ActivityKind.Email, At = now, By = actor.Name, ById = actor.UserId };
        db.Activities.Add(mail);
        lead.OwnerId ??= actor.UserId;
        lead.LastTouchAt = now;
        lead.KeepPromise();
        lead.RestsUntil = !lead.Stage.IsOpen ? lead.RestsUntil : lead.NextStepAt > now ? lead.NextStepAt : now + TimeToAnswer;
        db.CountTurn(actor, lead, now);
        var outcome = await db.SaveOrRefuseAsync(cancellationToken);

        if (!outcome.Succeeded)
        {
            return (outcome, null);
        }

        hub.Say(leadId);
        return (outcome, new(lead.Id, mail.Id, null, [], lead.OwnerId, before));
    }
}
