using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Grades;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Writes the leads that sales works on into a file and notes in the export log and the audit log that they left.</summary>
public sealed class ExportMqls(IDbContextFactory<LeadDb> databases, TimeProvider clock, GradeMatrix matrix)
{
    /// <param name="filter">Without stages it is MQL, SAL and SQL.</param>
    /// <param name="site">The desk's own address, for links to leads; null for none.</param>
    public async Task<Exported> RunAsync(Actor actor, LeadFilter filter, ExportFormat format, Uri? site, Stream into, CancellationToken cancellationToken)
    {
        if (!actor.Exports)
        {
            return new(Outcome.Refuse("Only a marketer, a manager or an admin can export leads."), 0);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var asked = filter.Stages.Count > 0 ? filter : filter with { Stages = Stage.Worked };
        var custom = await db.CustomFields.AsNoTracking().Where(field => field.ArchivedAt == null).ToListAsync(cancellationToken);
        var facets = await db.LeadAnswers.Select(answer => answer.Facet).Distinct().OrderBy(facet => facet).ToListAsync(cancellationToken);
        var columns = ExportColumn.All(custom, facets, site);
        columns = format == ExportFormat.Csv ? columns : [.. columns, .. ReplyColumns.Of(await db.MoveReasons.AsNoTracking().ToListAsync(cancellationToken))];
        var what = await SayAsync(db, asked, cancellationToken);
        var chunks = new ExportRows(databases).ReadAsync(other => asked.Apply(other.Leads, actor), cancellationToken);
        var count = format == ExportFormat.Csv
            ? await MqlCsv.WriteAsync(into, columns, chunks)
            : await WriteWorkbookAsync(db, actor, filter, asked, columns, chunks, new(what, now, actor.Name, "", 0, 0, GradeTable.Of([])), into, cancellationToken);
        await LogAsync(db, actor, now, format, count, what, cancellationToken);
        return new(Outcome.Done, count.Rows);
    }

    private async Task<ExportCount> WriteWorkbookAsync(
        LeadDb db, Actor actor, LeadFilter filter, LeadFilter asked, IReadOnlyList<ExportColumn> columns, IAsyncEnumerable<IReadOnlyList<ExportRow>> chunks, MqlAbout before, Stream into, CancellationToken cancellationToken)
    {
        var expected = await asked.Apply(db.Leads, actor).LongCountAsync(cancellationToken);

        // The matrix counts leads of every stage unless some were asked for: conversion needs the ones that were decided.
        var grades = await matrix.RunAsync(actor, filter, cancellationToken);
        return await new MqlWorkbook(columns).WriteAsync(into, expected, chunks, before with { Grades = grades },
            async count => before with { Rows = count.Rows, Cut = count.Cut, Grades = grades, Models = await ModelsAsync(db, count, cancellationToken) }, cancellationToken);
    }

    private static async Task LogAsync(LeadDb db, Actor actor, DateTimeOffset now, ExportFormat format, ExportCount count, string what, CancellationToken cancellationToken)
    {
        var kind = format == ExportFormat.Csv ? "mql.csv" : "mql.xlsx";
        db.Exports.Add(new() { At = now, ById = actor.UserId, By = actor.Name, Kind = kind, Rows = count.Rows, What = what, Models = await ModelsAsync(db, count, cancellationToken) });
        db.Audit.Add(AuditEntry.Of(actor, now, "exported", kind, $"{count.Rows:N0} rows: {what}"));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<string> SayAsync(LeadDb db, LeadFilter filter, CancellationToken cancellationToken)
    {
        var names = await db.Users.ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        return filter.InWords(id => names.GetValueOrDefault(id) ?? "somebody who left");
    }

    private static async Task<string> ModelsAsync(LeadDb db, ExportCount count, CancellationToken cancellationToken)
    {
        var ids = count.Models;
        var versions = await db.ScoringModelVersions.Where(version => ids.Contains(version.Id)).OrderBy(version => version.Id)
            .Select(version => new { version.Model.Name, version.Number }).ToListAsync(cancellationToken);
        return versions.Count == 0 ? "no model" : string.Join(", ", versions.Select(version => $"{version.Name} version {version.Number}"));
    }
}

public enum ExportFormat
{
    Xlsx,
    Csv,
}

public sealed record Exported(Outcome Outcome, long Rows);
