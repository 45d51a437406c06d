using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Notifications;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>
/// Makes the file of a saved export. The file comes first; only when it is whole, the log, what was sent and the mails are written, in one
/// transaction: what breaks off in between leaves no file, and the next time brings the same rows. Begins anew after a restart.
/// </summary>
public sealed class ExportWork(IDbContextFactory<LeadDb> databases, TimeProvider clock, ExportWriter writer, ExportFolder folder, ExportRemember remember, SegmentFilter segments, ExportOptions options) : IJobWork
{
    public string Kind => JobKind.Export;

    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var input = ExportJobInput.Of(run.Input);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var export = await db.ExportDefinitions.AsNoTracking().FirstOrDefaultAsync(one => one.Id == input.ExportId, cancellationToken)
            ?? throw new JobFailedException("The export was deleted before it could be made. Nothing left the desk.");
        var actor = run.ById is { } person ? (await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == person && user.DisabledAt == null, cancellationToken))?.AsActor() : Actor.ApiKey(run.By);

        if (actor?.Exports != true)
        {
            throw new JobFailedException($"{run.By} may not export leads any more. Nothing left the desk.");
        }

        try
        {
            await MakeAsync(run, export, actor, input.Delivers, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await SayFailedAsync(export, failure.Message, input.Delivers, cancellationToken);
            throw new JobFailedException($"The file could not be written: {failure.Message} No half file is left, and nothing counts as sent. Make room, then start it again.");
        }
    }

    private async Task MakeAsync(JobRun run, ExportDefinition export, Actor actor, bool delivers, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(export, actor, cancellationToken);
        var now = clock.GetUtcNow();
        var (file, storedName) = folder.Begin();
        var isKept = false;

        try
        {
            WrittenExport written;

            await using (file)
            {
                written = await writer.WriteAsync(actor, plan, file, (done, total) => run.ReportAsync(done, total, 0, cancellationToken), cancellationToken);
                await file.FlushAsync(cancellationToken);
            }

            var fileName = ExportFolder.NameOf(export, now);

            if (delivers && export.ToFolder)
            {
                folder.Deliver(storedName, fileName);
            }

            await remember.RunAsync(actor, export, new(written, storedName, fileName, delivers, now), cancellationToken);
            isKept = true;
        }
        finally
        {
            if (!isKept)
            {
                folder.Forget(storedName);
            }
        }

        await run.ReportAsync(run.Total ?? 0, run.Total ?? 0, 0, cancellationToken);
    }

    private async Task<ExportPlan> PlanAsync(ExportDefinition export, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var custom = await db.CustomFields.AsNoTracking().Where(field => field.ArchivedAt == null).ToListAsync(cancellationToken);
        var filter = await segments.ResolveAsync(actor, LeadFilterText.Read(export.Leads, custom), cancellationToken);

        if (filter is { SegmentId: not null, Within: null })
        {
            throw new JobFailedException($"Its segment, {filter.SegmentName}, cannot be asked: it was deleted, or names a field that was. Nothing left the desk; choose its leads anew.");
        }

        var key = export.Sort.TrimStart('-');
        return new()
        {
            Filter = filter,
            Format = export.IsCsv ? ExportFormat.Csv : ExportFormat.Xlsx,
            Sort = key != "grade" && LeadSort.Keys.Contains(key) ? new(key, export.Sort.StartsWith('-')) : LeadSort.BestFirst,
            Columns = ExportShelf.Words(export.Columns),
            Language = HeaderLanguage.Find(export.Language) ?? HeaderLanguage.English,
            Name = export.Name,
            Site = Uri.TryCreate(options.Address.TrimEnd('/') + "/", UriKind.Absolute, out var site) ? site : null,
            OnlyChangedSince = export.OnlyChanged ? export.Id : null,
        };
    }

    private async Task SayFailedAsync(ExportDefinition export, string why, bool byItself, CancellationToken cancellationToken)
    {
        if (byItself && export.OwnerId is { } owner)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await Notices.AddAsync(db, owner, "export-stopped", $"The export {export.Name} could not be written", $"{why} It is tried again at its next time.", null, "/exports", clock.GetUtcNow(), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
