using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>Reads a lead's stored scores, each with what made it another one.</summary>
internal static class ScoreHistory
{
    private const int MostChanges = 200, MostEvents = 1000;

    private static readonly TimeSpan Near = TimeSpan.FromDays(1);

    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<ScoreMoment>> ReadAsync(LeadDb db, long leadId, CancellationToken cancellationToken)
    {
        var rows = await db.ScoreChanges.AsNoTracking().Where(change => change.LeadId == leadId)
            .OrderByDescending(change => change.At).ThenByDescending(change => change.Id).Take(MostChanges + 1)
            .Select(change => new Row(change.At, change.Score, change.Fit, change.Engagement, change.Cell, change.Cause,
                db.ScoringModelVersions.Where(version => version.Id == change.ModelVersionId).Select(version => (int?)version.Number).FirstOrDefault()))
            .ToListAsync(cancellationToken);

        if (rows.Count == 0)
        {
            return [];
        }

        var causes = await CausesAsync(db, leadId, rows, cancellationToken);
        return [.. rows.Take(MostChanges).Select((row, at) =>
        {
            var before = at + 1 < rows.Count ? rows[at + 1] : null;
            return new ScoreMoment(row.At, row.Score, row.Fit, row.Engagement, row.Cell, before?.Cell, row.Cause, causes.Of(row, before), row.ModelVersion);
        })];
    }

    private static async Task<Causes> CausesAsync(LeadDb db, long leadId, List<Row> rows, CancellationToken cancellationToken)
    {
        var oldest = rows[^1].At;
        var near = oldest - Near;
        var events = await db.Events.AsNoTracking().Where(e => e.LeadId == leadId && (e.ReceivedAt >= near || e.OccurredAt >= near))
            .OrderByDescending(e => e.OccurredAt).Take(MostEvents)
            .Select(e => new Happened(e.Type, e.Subject, e.OccurredAt, e.ReceivedAt)).ToListAsync(cancellationToken);
        var edits = await db.FieldChanges.AsNoTracking().Where(change => change.LeadId == leadId && !change.Field.StartsWith(FieldChange.RowPrefix) && change.Field != FormConsent.Field && change.At >= oldest).ToListAsync(cancellationToken);
        var overrides = await db.GradeOverrides.AsNoTracking().Where(pinned => pinned.LeadId == leadId).OrderBy(pinned => pinned.Id).ToListAsync(cancellationToken);
        var custom = edits.Count == 0 ? [] : await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken);
        return new(events, edits.ToLookup(edit => edit.At), overrides, custom);
    }

    private sealed record Row(DateTimeOffset At, double Score, double Fit, double Engagement, Cell Cell, string Cause, int? ModelVersion);

    private sealed record Happened(string Type, string? Subject, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt);

    /// <summary>What was going on around the stored moments.</summary>
    private sealed record Causes(List<Happened> Events, ILookup<DateTimeOffset, FieldChange> Edits, List<GradeOverride> Overrides, List<CustomField> Custom)
    {
        public string Of(Row row, Row? before) => row.Cause switch
        {
            "event" => EventAt(row.At) ?? "Something happened",
            "edit" => EditAt(row.At) ?? "The profile was edited",
            "decay" => row.Engagement > before?.Engagement ? "What spoke against it faded" : "Engagement faded",
            "model" => row.ModelVersion is { } version ? $"Rated by model v{version}" : "No model is for the lead",
            Scoring.Overrides.Cause => OverrideAt(row.At),
            "import" => EditAt(row.At) is { } edit ? $"Imported: {edit}" : "Imported",
            "new" => EventAt(row.At) is { } first ? $"First rated: {first}" : "First rated",
            var other => other,
        };

        // The event that came in at that moment, else the last one before it.
        private string? EventAt(DateTimeOffset at) =>
            (Events.Where(e => e.ReceivedAt == at).MaxBy(e => e.OccurredAt) ?? Events.Where(e => e.OccurredAt <= at && e.OccurredAt > at - Near).MaxBy(e => e.OccurredAt))
            is { } found ? EventType.Of(found.Type).Say(found.Subject) : null;

        private string? EditAt(DateTimeOffset at) =>
            Edits[at].Select(edit => $"{LeadFields.Find(edit.Field, Custom)?.Name ?? edit.Field}: {edit.Before ?? "empty"} → {edit.After ?? "empty"}").ToList() is { Count: > 0 } said
                ? said.Count > 2 ? $"{said[0]} and {said.Count - 1} more" : string.Join("; ", said) : null;

        private string OverrideAt(DateTimeOffset at) =>
            Overrides.FindLast(pinned => pinned.At == at) is { } begun ? $"{(begun.Cell == begun.ComputedCell ? "Held at" : "Pinned to")} {begun.Cell} by {begun.By}"
            : Overrides.FindLast(pinned => pinned.EndedAt == at) is { } ended ? $"Override ended by {ended.EndedBy}"
            : "The override ended";
    }
}
