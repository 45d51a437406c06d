using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Takes away a file whose import was never started, so that nothing stays of what was refused.</summary>
public sealed class ForgetUpload(IDbContextFactory<LeadDb> databases, UploadFolder uploads)
{
    public async Task<Outcome> RunAsync(Actor actor, long importId, CancellationToken cancellationToken)
    {
        if (!actor.Imports)
        {
            return Permission.Refused;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (await db.Imports.AsNoTracking().FirstOrDefaultAsync(import => import.Id == importId && import.JobId == null, cancellationToken) is not { } import)
        {
            return Permission.NotThere;
        }

        // Somebody may start it in between; then it stays.
        var removed = await db.WriteAsync(ct => db.Imports.Where(one => one.Id == importId && one.JobId == null).ExecuteDeleteAsync(ct), cancellationToken);

        if (removed > 0)
        {
            uploads.Forget(import.StoredName);
        }

        return Outcome.Done;
    }
}
