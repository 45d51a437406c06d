using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>Lets a disabled or locked person sign in again with the old password.</summary>
public sealed class EnablePerson(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public Task<Outcome> RunAsync(Actor actor, int personId, CancellationToken cancellationToken) =>
        PersonChange.RunAsync(databases, clock, actor, personId, (db, person, now, _) =>
        {
            db.Audit.Add(AuditEntry.Of(actor, now, person.DisabledAt is null ? "Unlocked a person" : "Enabled a person", person.Email!));
            (person.DisabledAt, person.LockoutEnd, person.AccessFailedCount) = (null, null, 0);
            return Task.FromResult(Outcome.Done);
        }, cancellationToken);
}
