using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Exchange.Imports.Rows;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>How an import is getting on, or what came of it.</summary>
public sealed class FindImport(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int FirstErrors = 50;

    /// <summary>Null when there is none or the actor may not import.</summary>
    public async Task<ImportProgress?> RunAsync(Actor actor, long importId, CancellationToken cancellationToken)
    {
        if (!actor.Imports)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var import = await db.Imports.AsNoTracking().Include(i => i.Job).FirstOrDefaultAsync(i => i.Id == importId, cancellationToken);

        if (import is null)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var input = ImportJobInput.Of(importId);
        var undo = await db.Jobs.AsNoTracking().Where(job => job.Kind == JobKind.UndoImport && job.Input == input).OrderByDescending(job => job.Id).FirstOrDefaultAsync(cancellationToken);
        var errors = await db.ImportErrors.AsNoTracking().Where(error => error.ImportId == importId).OrderBy(error => error.Line).ThenBy(error => error.Id).Take(FirstErrors)
            .Select(error => new ImportTrouble(error.Line, error.Column, error.Value, error.Reason)).ToListAsync(cancellationToken);
        var count = errors.Count < FirstErrors ? errors.Count : await db.ImportErrors.CountAsync(error => error.ImportId == importId, cancellationToken);
        var withoutEmail = count == 0 ? 0 : await db.ImportErrors.CountAsync(error => error.ImportId == importId && error.Reason.EndsWith(SpecialCells.WithoutEmail), cancellationToken);
        var fields = import.Job?.State == JobState.Undone ? await MadeFields.FindAsync(db, import, cancellationToken) : [];
        return new ImportProgress(
            import.Id, import.FileName, import.Bytes, import.By, import.CreatedAt,
            import.Job is null ? null : JobProgress.Of(import.Job, now), undo is null ? null : JobProgress.Of(undo, now),
            import.Created, import.Updated, import.Unchanged, import.Refused, import.Removed, import.Restored, import.Kept, [.. fields.Select(field => field.Name)], count, errors)
        { WithoutEmail = withoutEmail };
    }
}

/// <param name="Job">Null while the mapping is being looked at.</param>
/// <param name="Undo">The job that undoes it, once somebody asked for it.</param>
/// <param name="KeptFields">The custom fields that it made and that stayed when it was undone, because they are used.</param>
/// <param name="ErrorCount">Rows refused and values left out.</param>
public sealed record ImportProgress(
    long Id, string FileName, long Bytes, string By, DateTimeOffset CreatedAt, JobProgress? Job, JobProgress? Undo,
    long Created, long Updated, long Unchanged, long Refused, long Removed, long Restored, long Kept, IReadOnlyList<string> KeptFields, int ErrorCount, IReadOnlyList<ImportTrouble> FirstErrors)
{
    /// <summary>Rows whose e-mail address is none; they are kept without it.</summary>
    public int WithoutEmail { get; init; }

    public bool IsBusy => Job is { IsOver: false } || Undo is { IsOver: false };
    public bool CanCancel => Job is { IsOver: false, CancelRequested: false };
    public bool CanPause => CanCancel;
    public bool CanResume => Job is { State: JobState.Cancelled or JobState.Paused or JobState.Failed } && Undo is null;
    public bool CanUndo => Job is { IsOver: true, State: not JobState.Undone, Done: > 0 } && Undo is null or { State: JobState.Failed or JobState.Cancelled };

    /// <summary>How long it will still take at the speed so far; null when that is unknown.</summary>
    public TimeSpan? Left => Job is { State: JobState.Running, Total: { } total, PerSecond: > 0 } job && total >= job.Done ? TimeSpan.FromSeconds((total - job.Done) / job.PerSecond) : null;
}

public sealed record ImportTrouble(long Line, string? Column, string? Value, string Reason);
