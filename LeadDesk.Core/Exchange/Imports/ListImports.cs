using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>The latest imports, newest first.</summary>
public sealed class ListImports(IDbContextFactory<LeadDb> databases)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<PastImport>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Imports)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Imports.AsNoTracking().Where(import => import.JobId != null).OrderByDescending(import => import.Id).Take(Most)
            .Select(import => new PastImport(import.Id, import.FileName, import.By, import.CreatedAt, import.Job!.State, import.Created, import.Updated, import.Refused))
            .ToListAsync(cancellationToken);
    }
}

public sealed record PastImport(long Id, string FileName, string By, DateTimeOffset CreatedAt, JobState State, long Created, long Updated, long Refused);
