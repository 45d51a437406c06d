using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Outbox;

/// <summary>Puts mail that waits or was given up first in line, with all its attempts before it.</summary>
public sealed class SendAgain(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <param name="mailId">Null for all that was given up.</param>
    public async Task<Outcome> RunAsync(Actor actor, Guid? mailId, CancellationToken cancellationToken = default)
    {
        if (!actor.Administers)
        {
            return Outcome.Refuse("Only an admin sends mail again.");
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WriteAsync(async ct =>
        {
            var changed = await db.Outbox.Where(mail => mail.SentAt == null && (mailId == null ? mail.GivenUpAt != null : mail.Id == mailId)).ExecuteUpdateAsync(set => set
                .SetProperty(mail => mail.GivenUpAt, (DateTimeOffset?)null)
                .SetProperty(mail => mail.Attempts, 0)
                .SetProperty(mail => mail.DueAt, now), ct);

            if (changed == 0)
            {
                return Outcome.Refuse("There is nothing to send again: it went out in the meantime.");
            }

            db.Audit.Add(AuditEntry.Of(actor, now, "Sent mail again", changed == 1 ? "one mail" : $"{changed:N0} mails"));
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, cancellationToken);
    }
}
