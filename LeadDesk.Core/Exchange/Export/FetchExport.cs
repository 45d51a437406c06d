using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Hands out again, for thirty days, a file that left the desk: to whoever made it, to those with whom its saved export is shared, and to admins.</summary>
public sealed class FetchExport(IDbContextFactory<LeadDb> databases, TimeProvider clock, ExportFolder folder)
{
    /// <returns>The file's path and name; null when refused.</returns>
    public async Task<(Outcome Outcome, string? Path, string? FileName)> RunAsync(Actor actor, long entryId, CancellationToken cancellationToken = default)
    {
        if (!actor.Exports)
        {
            return (ExportShelf.MayNot, null, null);
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var entry = await db.Exports.AsNoTracking().FirstOrDefaultAsync(one => one.Id == entryId, cancellationToken);

        if (entry is null || !await MayAsync(db, actor, entry.ById, entry.DefinitionId, cancellationToken))
        {
            return (Outcome.Refuse("There is no such file, or it is not yours to fetch."), null, null);
        }

        if (entry.StoredName is not { } stored || entry.At + ExportFolder.Kept < now || !File.Exists(folder.PathOf(stored)))
        {
            return (Outcome.Refuse($"The file is not kept any more: files can be fetched for {ExportFolder.Kept.Days} days. Export anew."), null, null);
        }

        db.Audit.Add(AuditEntry.Of(actor, now, "fetched an export again", entry.FileName ?? entry.Kind, $"{entry.Rows:N0} rows of {entry.At:yyyy-MM-dd HH:mm} UTC, made by {entry.By}"));
        await db.SaveChangesAsync(cancellationToken);
        return (Outcome.Done, folder.PathOf(stored), entry.FileName ?? entry.Kind);
    }

    private static async Task<bool> MayAsync(LeadDb db, Actor actor, int? byId, int? exportId, CancellationToken cancellationToken) =>
        actor.Administers || (byId is not null && byId == actor.UserId) || (exportId is not null && await db.ExportDefinitions.VisibleTo(actor).AnyAsync(export => export.Id == exportId, cancellationToken));
}

/// <summary>Takes away the files of exports after thirty days; the log of them stays.</summary>
public sealed class ForgetExports(IDbContextFactory<LeadDb> databases, TimeProvider clock, ExportFolder folder)
{
    public async Task RunAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Administers)
        {
            var before = clock.GetUtcNow() - ExportFolder.Kept;
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await db.WriteAsync(token => db.Exports.Where(entry => entry.At < before && entry.StoredName != null).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.StoredName, (string?)null), token), cancellationToken);
            folder.ForgetOlderThan(before);
        }
    }
}
