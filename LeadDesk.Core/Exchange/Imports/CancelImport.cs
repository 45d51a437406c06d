using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Stops an import at its next chunk. What is in stays in; it can be resumed or undone.</summary>
public sealed class CancelImport(IDbContextFactory<LeadDb> databases, CancelJob cancelJob)
{
    public async Task<Outcome> RunAsync(Actor actor, long importId, CancellationToken cancellationToken)
    {
        if (!actor.Imports)
        {
            return Permission.Refused;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var jobId = await db.Imports.Where(import => import.Id == importId).Select(import => import.JobId).FirstOrDefaultAsync(cancellationToken);
        return jobId is { } id ? await cancelJob.RunAsync(actor, id, cancellationToken) : Permission.NotThere;
    }
}
