using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>The saved exports that somebody can run, by name, and what left the desk last.</summary>
public sealed class ExportList(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int Shown = 50;

    public async Task<ExportLists> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Exports)
        {
            return new([], []);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var kept = clock.GetUtcNow() - ExportFolder.Kept;
        var custom = await db.CustomFields.AsNoTracking().Where(field => field.ArchivedAt == null).ToListAsync(cancellationToken);
        var names = await db.Users.ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        var segments = await db.Segments.ToDictionaryAsync(segment => segment.Id, segment => segment.Name, cancellationToken);
        var exports = await db.ExportDefinitions.AsNoTracking().VisibleTo(actor).OrderBy(export => export.Name).ThenBy(export => export.Id).ToListAsync(cancellationToken);
        var ids = exports.ConvertAll(export => export.Id);
        var running = await db.Jobs.AsNoTracking().Where(job => job.Kind == JobKind.Export && (job.State == JobState.Waiting || job.State == JobState.Running)).ToListAsync(cancellationToken);
        var last = await db.Exports.AsNoTracking().Where(entry => entry.DefinitionId != null && ids.Contains(entry.DefinitionId.Value))
            .GroupBy(entry => entry.DefinitionId!.Value).Select(group => group.OrderByDescending(entry => entry.Id).First()).ToDictionaryAsync(entry => entry.DefinitionId!.Value, cancellationToken);
        var past = await db.Exports.AsNoTracking().OrderByDescending(entry => entry.Id).Take(Shown).ToListAsync(cancellationToken);
        return new(
            exports.ConvertAll(export => new ExportRun(export, Words(export), names.GetValueOrDefault(export.OwnerId ?? 0), Of(last.GetValueOrDefault(export.Id)),
                running.Find(job => ExportJobInput.Of(job.Input).ExportId == export.Id)?.Id, ExportShelf.MayChange(export, actor))),
            past.ConvertAll(entry => Of(entry)!));

        string Words(ExportDefinition export)
        {
            var filter = LeadFilterText.Read(export.Leads, custom);
            filter = filter.SegmentId is { } id ? filter with { SegmentName = segments.GetValueOrDefault(id, "that was deleted") } : filter;
            return filter.Stages.Count > 0 ? filter.InWords(person => names.GetValueOrDefault(person) ?? "somebody who left")
                : (filter with { Stages = Lifecycle.Stage.Worked }).InWords(person => names.GetValueOrDefault(person) ?? "somebody who left");
        }

        PastFile? Of(ExportEntry? entry) => entry is null ? null : new(
            entry.Id, entry.At, entry.By, entry.FileName ?? entry.Kind, entry.Rows, entry.What, entry.DeliveredTo,
            entry.StoredName is not null && entry.At > kept && (actor.Administers || entry.ById == actor.UserId || (entry.DefinitionId is { } id && ids.Contains(id))));
    }
}

public sealed record ExportLists(IReadOnlyList<ExportRun> Exports, IReadOnlyList<PastFile> Past);

/// <param name="Words">Which leads, as a person would say it.</param>
/// <param name="JobId">The job that makes it now, if one does.</param>
public sealed record ExportRun(ExportDefinition Export, string Words, string? Owner, PastFile? Last, long? JobId, bool MayChange);

/// <param name="CanFetch">Whether its file is still kept, and the actor may have it.</param>
public sealed record PastFile(long Id, DateTimeOffset At, string By, string Name, long Rows, string What, string? DeliveredTo, bool CanFetch);
