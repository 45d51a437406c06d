using LeadDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Notes under which name the file of an export that was handed out is kept.</summary>
public sealed class KeepFile(IDbContextFactory<LeadDb> databases)
{
    public async Task RunAsync(long entryId, string storedName, string fileName, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.WriteAsync(token => db.Exports.Where(entry => entry.Id == entryId).ExecuteUpdateAsync(set => set
            .SetProperty(entry => entry.StoredName, storedName).SetProperty(entry => entry.FileName, fileName), token), cancellationToken);
    }
}
