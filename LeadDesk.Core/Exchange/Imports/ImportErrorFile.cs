using LeadDesk.Core.Data;
using LeadDesk.Core.Exchange.Imports.Files;
using LeadDesk.Core.Exchange.Imports.Rows;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>The rows of an import that made trouble, as CSV: their columns, line and reason. Safe to open in a spreadsheet.</summary>
public sealed class ImportErrorFile(IDbContextFactory<LeadDb> databases, UploadFolder uploads)
{
    /// <summary>Refused before anything is written when there is no such import.</summary>
    public async Task<Outcome> RunAsync(Actor actor, long importId, Stream output, CancellationToken cancellationToken)
    {
        if (!actor.Imports)
        {
            return Permission.Refused;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var import = await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == importId, cancellationToken);

        if (import is null)
        {
            return Permission.NotThere;
        }

        var errors = db.ImportErrors.AsNoTracking().Where(error => error.ImportId == importId).OrderBy(error => error.Line).ThenBy(error => error.Id).AsAsyncEnumerable();
        await ErrorFile.WriteAsync(output, Columns(uploads.PathOf(import)), errors, cancellationToken);
        return Outcome.Done;
    }

    private static IReadOnlyList<string> Columns(string path)
    {
        if (!File.Exists(path) || !TableFile.Inspect(path, out var file).Succeeded || !FileTable.TryOpen(file!, out var table).Succeeded)
        {
            return [];
        }

        using (table)
        {
            return table!.Columns;
        }
    }
}
