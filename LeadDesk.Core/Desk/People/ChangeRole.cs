using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>Trusts a person with something else. They have to sign in again.</summary>
public sealed class ChangeRole(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public Task<Outcome> RunAsync(Actor actor, int personId, Role role, CancellationToken cancellationToken) =>
        PersonChange.RunAsync(databases, clock, actor, personId, async (db, person, now, ct) =>
        {
            if (person.Role == role)
            {
                return Outcome.Done;
            }

            if (person.Id == actor.UserId)
            {
                return Outcome.Refuse("You cannot change your own role. Ask another admin.");
            }

            if (person.Role == Role.Admin && !await db.HasAnotherAdminAsync(person.Id, ct))
            {
                return Outcome.Refuse($"{person.DisplayName} is the last admin. Make somebody else an admin first.");
            }

            db.Audit.Add(AuditEntry.Of(actor, now, "Changed a role", person.Email!, $"{person.Role} to {role}"));
            person.Role = role;
            person.EndSessions();
            return Outcome.Done;
        }, cancellationToken);
}
