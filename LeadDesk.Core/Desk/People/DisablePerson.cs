using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>Shuts a person out, at once for new sign-ins and within a minute for open pages, and hands on their open leads. History stays.</summary>
public sealed class DisablePerson(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    /// <param name="to">Who gets the open leads; may be left out when there are none.</param>
    public async Task<Outcome> RunAsync(Actor actor, int personId, HandOverTo? to, CancellationToken cancellationToken)
    {
        IReadOnlyList<long> changed = [];
        var outcome = await PersonChange.RunAsync(databases, clock, actor, personId, async (db, person, now, ct) =>
        {
            if (person.DisabledAt is not null)
            {
                return Outcome.Done;
            }

            if (person.Id == actor.UserId)
            {
                return Outcome.Refuse("You cannot disable yourself. Ask another admin.");
            }

            if (person.Role == Role.Admin && !await db.HasAnotherAdminAsync(person.Id, ct))
            {
                return Outcome.Refuse($"{person.DisplayName} is the last admin. Make somebody else an admin first.");
            }

            db.Audit.Add(AuditEntry.Of(actor, now, "Disabled a person", person.Email!));
            db.UserTokens.RemoveRange(db.UserTokens.Where(token => token.UserId == person.Id));
            person.DisabledAt = now;
            person.EndSessions();
            (var handedOn, changed) = await HandOver.RunAsync(db, person, to, new() { Cause = "disabled", By = actor }, now, ct);
            return handedOn;
        }, cancellationToken);

        if (outcome.Succeeded && changed.Count > 0)
        {
            hub.Say(changed);
        }

        return outcome;
    }

    public Task<Outcome> RunAsync(Actor actor, int personId, CancellationToken cancellationToken) => RunAsync(actor, personId, null, cancellationToken);
}
