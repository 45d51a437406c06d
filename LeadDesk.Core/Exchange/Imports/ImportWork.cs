using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Exchange.Imports.Files;
using LeadDesk.Core.Exchange.Imports.Rows;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Brings a file's rows in, chunk by chunk. Its position is the number of rows that are done.</summary>
internal sealed class ImportWork(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer, UploadFolder uploads) : IJobWork
{
    // Few at first, so that soon something is seen of them; then more, which is faster.
    private const int FirstRows = 500, MostRows = 5_000;

    public string Kind => JobKind.Import;

    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        try
        {
            await BringInAsync(run, cancellationToken);
        }
        catch (BrokenTableException broken)
        {
            throw new JobFailedException(broken.Say("What was imported before is kept and can be undone."));
        }
    }

    private async Task BringInAsync(JobRun run, CancellationToken cancellationToken)
    {
        var (import, mapping, plan, table) = await OpenAsync(run, cancellationToken);
        using (table)
        {
            if (run.Total is null)
            {
                await run.ReportAsync(run.Done, Count(import), run.Position, cancellationToken);
            }

            Skip(table, run.Position);
            var writer = new ChunkWriter(databases, clock, hub, scorer, run, import, mapping, await SellsAsync(import, cancellationToken));
            var coming = Task.Run(() => Read(table, plan, FirstRows), cancellationToken);

            // One chunk is read while the one before it is written.
            try
            {
                while (await coming is { Rows.Count: > 0 } chunk)
                {
                    coming = Task.Run(() => Read(table, plan, MostRows), cancellationToken);
                    await writer.WriteAsync(chunk.Rows, chunk.Choices, cancellationToken);
                }
            }
            finally
            {
                await coming.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    private static (List<ImportRow> Rows, IReadOnlyList<(string Key, IReadOnlyList<string> Choices)> Choices) Read(FileTable table, RowPlan plan, int most)
    {
        var rows = new List<ImportRow>(most);

        while (rows.Count < most && table.Rows.ReadWritten(out var row))
        {
            rows.Add(plan.Read(row));
        }

        return (rows, [.. plan.TakeNewChoices()]);
    }

    private async Task<(Import Import, ImportMapping Mapping, RowPlan Plan, FileTable Table)> OpenAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var import = await db.Imports.AsNoTracking().SingleAsync(i => i.Id == ImportJobInput.ImportId(run.Input), cancellationToken);

        if (File.Exists(uploads.PathOf(import)) && import.Sum is { } sum && sum != await uploads.SumAsync(import, cancellationToken))
        {
            throw new JobFailedException("The file that was kept is another one than the one that was looked at. What was imported before is kept, nothing more was read. Choose the file again.");
        }

        var mapping = ImportMapping.FromJson(import.Mapping);
        var custom = await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken);
        var owners = new OwnerBook(await db.Users.AsNoTracking().Where(user => user.DisabledAt == null).ToListAsync(cancellationToken));
        var table = Open(import);
        var outcome = RowPlan.TryMake(mapping, table.Columns, custom, owners, out var plan);

        if (!outcome.Succeeded)
        {
            table.Dispose();
            throw new JobFailedException(outcome.Refusal!);
        }

        return (import, mapping, plan!, table);
    }

    // By what the person may do now; without an id it was a key or the desk, which decide for sales as well.
    private async Task<bool> SellsAsync(Import import, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return import.ById is not { } id || await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == id, cancellationToken) is { } person && person.AsActor().Sells;
    }

    private FileTable Open(Import import)
    {
        var path = uploads.PathOf(import);

        if (!File.Exists(path))
        {
            throw new JobFailedException("The uploaded file is no longer there. What was imported before is kept. Choose the file again.");
        }

        FileTable? table = null;
        var outcome = TableFile.Inspect(path, out var file);
        outcome = outcome.Succeeded ? FileTable.TryOpen(file!, out table) : outcome;
        return table ?? throw new JobFailedException(outcome.Refusal!);
    }

    // Counted first, so that the progress bar knows where it will end; a workbook says it itself.
    private long Count(Import import)
    {
        using var table = Open(import);

        if (table.Rows.RowCount is { } rows)
        {
            return rows - 1;
        }

        var count = 0L;

        while (table.Rows.ReadWritten(out _))
        {
            count++;
        }

        return count;
    }

    private static void Skip(FileTable table, long rows)
    {
        for (var skipped = 0L; skipped < rows && table.Rows.ReadWritten(out _); skipped++)
        {
        }
    }
}
