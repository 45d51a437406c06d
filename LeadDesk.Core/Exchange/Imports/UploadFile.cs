using LeadDesk.Core.Data;
using LeadDesk.Core.Exchange.Imports.Files;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Takes a file in, to be looked at. What cannot be a table of leads is refused here and not kept.</summary>
public sealed class UploadFile(IDbContextFactory<LeadDb> databases, TimeProvider clock, UploadFolder uploads)
{
    private const int LongestName = 200;

    /// <returns>The import's id, 0 when refused.</returns>
    public async Task<(Outcome Outcome, long ImportId)> RunAsync(Actor actor, Stream content, string fileName, CancellationToken cancellationToken)
    {
        if (!actor.Imports)
        {
            return (Permission.Refused, 0);
        }

        if (await uploads.KeepAsync(content, cancellationToken) is not { } kept)
        {
            return (Outcome.Refuse($"The file is larger than {uploads.MaxBytes / 1024 / 1024} MB. Nothing was kept. Split it, or ask an admin to raise the setting Import:MaxBytes."), 0);
        }

        var outcome = Check(uploads.PathOf(kept.StoredName), out var shape);

        if (!outcome.Succeeded)
        {
            uploads.Forget(kept.StoredName);
            return (outcome, 0);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        var import = new Import
        {
            FileName = name.Length == 0 ? "file" : name.Length > LongestName ? name[..LongestName] : name,
            StoredName = kept.StoredName,
            Bytes = kept.Bytes,
            Sum = kept.Sum,
            Shape = shape,
            CreatedAt = clock.GetUtcNow(),
            ById = actor.UserId,
            By = actor.Name,
        };
        db.Imports.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        return (Outcome.Done, import.Id);
    }

    // A workbook can be broken in more ways than its reader has exceptions for; whatever it throws, the file is at fault.
    private static Outcome Check(string path, out string? shape)
    {
        shape = null;

        try
        {
            return CheckRows(path, out shape);
        }
        catch (BrokenTableException broken)
        {
            return Outcome.Refuse(broken.Say("Nothing was kept."));
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return Outcome.Refuse($"The file is broken and cannot be read as a table ({broken.GetType().Name}). Nothing was kept. Open it in your spreadsheet program, save it again and choose that file.");
        }
    }

    private static Outcome CheckRows(string path, out string? shape)
    {
        shape = null;
        var outcome = TableFile.Inspect(path, out var file);

        if (!outcome.Succeeded)
        {
            return outcome;
        }

        if (file!.IsWorkbook)
        {
            SheetCheck.Check(path);
        }

        outcome = FileTable.TryOpen(file, out var table);
        using (table)
        {
            shape = table is null ? null : RememberedMapping.ShapeOf(table.Columns);
            return !outcome.Succeeded ? outcome
                : table!.Rows.ReadWritten(out _) ? Outcome.Done
                : Outcome.Refuse("The file has a header and no rows, so there is nothing to import. Nothing was kept. Export it again with its rows.");
        }
    }
}
