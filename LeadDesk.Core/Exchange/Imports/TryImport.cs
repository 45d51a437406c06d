using LeadDesk.Core.Data;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Exchange.Imports.Files;
using LeadDesk.Core.Exchange.Imports.Rows;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Goes through the whole file and says what would come of every row. Writes nothing.</summary>
public sealed class TryImport(IDbContextFactory<LeadDb> databases, UploadFolder uploads)
{
    private const int RowsAtOnce = 2_000, MostSamples = 5;

    /// <param name="rowsRead">Told how far it is.</param>
    public async Task<(Outcome Outcome, DryRun? Result)> RunAsync(Actor actor, long importId, ImportMapping mapping, IProgress<long>? rowsRead, CancellationToken cancellationToken)
    {
        if (!actor.Imports)
        {
            return (Permission.Refused, null);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == importId, cancellationToken) is not { } import)
        {
            return (Permission.NotThere, null);
        }

        if (!File.Exists(uploads.PathOf(import)))
        {
            return (Outcome.Refuse("The uploaded file is no longer there. Nothing was imported. Choose the file again."), null);
        }

        try
        {
            return await TryAsync(db, import, mapping, rowsRead, cancellationToken);
        }
        catch (BrokenTableException broken)
        {
            return (Outcome.Refuse(broken.Say("Nothing was imported.")), null);
        }
    }

    private async Task<(Outcome Outcome, DryRun? Result)> TryAsync(LeadDb db, Import import, ImportMapping mapping, IProgress<long>? rowsRead, CancellationToken cancellationToken)
    {
        FileTable? table = null;
        var outcome = TableFile.Inspect(uploads.PathOf(import), out var file);
        outcome = outcome.Succeeded ? FileTable.TryOpen(file!, out table) : outcome;
        using (table)
        {
            RowPlan? plan = null;
            outcome = outcome.Succeeded
                ? RowPlan.TryMake(mapping, table!.Columns, await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken), new OwnerBook(await db.Users.AsNoTracking().ToListAsync(cancellationToken)), out plan)
                : outcome;

            if (!outcome.Succeeded)
            {
                return (outcome, null);
            }

            var count = new DryCount(mapping.Known, plan!.HasEvents, MostSamples);

            for (var rows = Read(table!, plan!); rows.Count > 0; rows = Read(table!, plan!))
            {
                await using var fresh = await databases.CreateDbContextAsync(cancellationToken);
                count.Take(await LookAtFile.PreviewAsync(fresh, rows, cancellationToken), rows);
                rowsRead?.Report(count.Rows);
            }

            return (Outcome.Done, count.ToResult());
        }
    }

    private static List<ImportRow> Read(FileTable table, RowPlan plan)
    {
        var rows = new List<ImportRow>();

        while (rows.Count < RowsAtOnce && table.Rows.ReadWritten(out var row))
        {
            rows.Add(plan.Read(row));
        }

        return rows;
    }
}

/// <summary>What would become of a file's rows; each kind with the first of its rows.</summary>
public sealed record DryRun(IReadOnlyList<DryKind> Kinds)
{
    public long Rows => Kinds.Sum(kind => kind.Rows);
}

/// <param name="Name">"New", "Update", "Duplicate", "Skipped" or "Refused".</param>
/// <param name="Meaning">What that is, for people.</param>
public sealed record DryKind(string Name, string Meaning, long Rows, IReadOnlyList<PreviewRow> Samples);
