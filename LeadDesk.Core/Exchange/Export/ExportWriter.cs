using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Grades;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Writes a planned export into a stream, and nothing else: who may, and what is kept of it, is for the verb to say.</summary>
public sealed class ExportWriter(IDbContextFactory<LeadDb> databases, TimeProvider clock, GradeMatrix matrix)
{
    /// <param name="progress">Is told now and then how many rows are done of how many.</param>
    public async Task<WrittenExport> WriteAsync(Actor actor, ExportPlan plan, Stream into, Func<long, long, Task>? progress, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var asked = plan.Filter.Stages.Count > 0 ? plan.Filter : plan.Filter with { Stages = Stage.Worked };
        var columns = await ColumnsAsync(db, plan, cancellationToken);
        var what = await SayAsync(db, asked, cancellationToken);
        var total = await asked.Apply(db.Leads, actor).LongCountAsync(cancellationToken);
        var changed = plan.OnlyChangedSince is { } definition ? new ChangedRows(databases, definition, columns) : null;
        var count = plan.Format == ExportFormat.Csv
            ? await MqlCsv.WriteAsync(into, [.. columns.Select(plan.Language.Say)], Rows(), plan.Language)
            : await WriteWorkbookAsync();
        return new(count.Rows, what, await ModelsAsync(db, count, cancellationToken), changed?.Sums ?? []);

        IAsyncEnumerable<IReadOnlyList<ExportRow>> Rows()
        {
            var rows = new ExportRows(databases).ReadAsync(other => Ordered(asked.Apply(other.Leads, actor), plan.Sort, other), cancellationToken);
            return Told(changed?.Of(rows, cancellationToken) ?? rows, progress, total);
        }

        async Task<ExportCount> WriteWorkbookAsync()
        {
            // The matrix counts leads of every stage unless some were asked for: conversion needs the ones that were decided.
            var grades = await matrix.RunAsync(actor, plan.Filter, cancellationToken);
            var before = new MqlAbout(what, now, actor.Name, "", 0, 0, grades) { Language = plan.Language };
            var expected = changed is null || total <= MqlWorkbook.MostRows ? total : await changed.CountAsync(new ExportRows(databases).ReadAsync(other => asked.Apply(other.Leads, actor), cancellationToken), cancellationToken);
            return await new MqlWorkbook([.. columns.Select(plan.Language.Say)]) { Name = SheetName.Of(plan.Name) }.WriteAsync(into, expected, Rows(), before,
                async count => before with { Rows = count.Rows, Cut = count.Cut, Models = await ModelsAsync(db, count, cancellationToken) }, cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<ExportColumn>> ColumnsAsync(LeadDb db, ExportPlan plan, CancellationToken cancellationToken)
    {
        var (custom, facets, reasons) = await ExportShelf.ColumnsAsync(db, cancellationToken);

        if (plan.Columns.Count == 0)
        {
            var usual = ExportColumn.All(custom, facets, plan.Site);
            return plan.Format == ExportFormat.Csv ? usual : [.. usual, .. ReplyColumns.Of(reasons)];
        }

        var known = ExportColumn.Offered(custom, facets, plan.Site, reasons).DistinctBy(column => column.Key).ToDictionary(column => column.Key);
        return [.. plan.Columns.Where(known.ContainsKey).Select(key => known[key])];
    }

    // The best come as an index has them: a million leads are not sorted first.
    private static IQueryable<Leads.Lead> Ordered(IQueryable<Leads.Lead> leads, LeadSort sort, LeadDb db) =>
        sort == LeadSort.BestFirst ? leads.OrderBy(lead => lead.CellRank).ThenByDescending(lead => lead.LastSignalAt).ThenBy(lead => lead.Id) : sort.Apply(leads, db);

    private static async IAsyncEnumerable<IReadOnlyList<ExportRow>> Told(IAsyncEnumerable<IReadOnlyList<ExportRow>> chunks, Func<long, long, Task>? progress, long total)
    {
        var done = 0L;

        await foreach (var chunk in chunks)
        {
            yield return chunk;
            done += chunk.Count;

            if (progress is not null)
            {
                await progress(done, total);
            }
        }
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

/// <param name="What">The filter in words.</param>
/// <param name="Sums">Of the rows that are new or changed, when only those were wanted: what is to be remembered once the file is safe.</param>
public sealed record WrittenExport(long Rows, string What, string Models, IReadOnlyList<(long LeadId, long Sum)> Sums);
