using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Fields;

/// <summary>What every change of a custom field has in common: only admins, one transaction, nothing saved when refused, open pages told.</summary>
public sealed class FieldChange(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    internal async Task<Outcome> RunAsync(
        Actor actor, int fieldId, Func<LeadDb, CustomField, DateTimeOffset, CancellationToken, Task<Outcome>> change, CancellationToken cancellationToken)
    {
        if (!actor.Administers)
        {
            return Outcome.Refuse("Only an admin changes fields.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var outcome = await db.WriteAsync(async ct =>
        {
            if (await db.CustomFields.SingleOrDefaultAsync(field => field.Id == fieldId, ct) is not { } field)
            {
                return Outcome.Refuse("There is no such field.");
            }

            var outcome = await change(db, field, now, ct);

            if (outcome.Succeeded)
            {
                await db.SaveChangesAsync(ct);
            }

            return outcome;
        }, cancellationToken);

        if (outcome.Succeeded)
        {
            hub.SayAll();
        }

        return outcome;
    }
}
