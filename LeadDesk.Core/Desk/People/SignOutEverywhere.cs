using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>Ends all sessions of the person who asks, on every device.</summary>
public sealed class SignOutEverywhere(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var person = await db.Users.SingleAsync(user => user.Id == actor.UserId, cancellationToken);
        person.EndSessions();
        db.Audit.Add(AuditEntry.Of(actor, now, "Signed out everywhere", person.Email!));
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }
}
