using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Deletes a saved export. The files that it made stay in the log as long as others.</summary>
public sealed class DeleteExport(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Actor actor, int exportId, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        return await LeadSave.RunAsync(databases, async (db, token) =>
        {
            if (await db.ExportDefinitions.VisibleTo(actor).FirstOrDefaultAsync(one => one.Id == exportId, token) is not { } export)
            {
                return ExportShelf.NotThere;
            }

            if (!ExportShelf.MayChange(export, actor))
            {
                return Outcome.Refuse("This export is somebody else’s. Nothing was deleted.");
            }

            db.ExportDefinitions.Remove(export);
            db.Audit.Add(AuditEntry.Of(actor, now, "deleted an export", export.Name));
            await db.SaveChangesAsync(token);
            return Outcome.Done;
        }, () => LeadSave.Busy, cancellationToken);
    }
}
