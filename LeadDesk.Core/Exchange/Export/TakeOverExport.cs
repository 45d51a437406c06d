using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Makes a saved export one's own, such as one whose owner left: from then on it goes out with the new owner's rights.</summary>
public sealed class TakeOverExport(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Actor actor, int exportId, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        return await LeadSave.RunAsync(databases, async (db, token) =>
        {
            if (actor.UserId is not { } person || await db.ExportDefinitions.VisibleTo(actor).FirstOrDefaultAsync(one => one.Id == exportId, token) is not { } export)
            {
                return ExportShelf.NotThere;
            }

            if (!actor.Administers && await db.Users.AnyAsync(user => user.Id == export.OwnerId && user.DisabledAt == null && user.Role != Role.Rep, token))
            {
                return Outcome.Refuse("Its owner is still here; only an admin takes it over from them. Nothing was changed.");
            }

            (export.OwnerId, export.Stopped) = (person, null);
            export.NextAt = export.NextAfter(now);
            db.Audit.Add(AuditEntry.Of(actor, now, "took over an export", export.Name));
            await db.SaveChangesAsync(token);
            return Outcome.Done;
        }, () => LeadSave.Busy, cancellationToken);
    }
}
