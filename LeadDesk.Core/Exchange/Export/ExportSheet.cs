using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>What a person needs to fill in a saved export: it, if there is one, and the columns there are.</summary>
public sealed class ExportSheet(IDbContextFactory<LeadDb> databases)
{
    /// <param name="exportId">Null for a new one.</param>
    /// <returns>Null when there is none that the actor may see.</returns>
    public async Task<ExportForm?> AskAsync(Actor actor, int? exportId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var export = exportId is null ? null : await db.ExportDefinitions.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(one => one.Id == exportId, cancellationToken);

        if (!actor.Exports || (exportId is not null && export is null))
        {
            return null;
        }

        var (custom, facets, reasons) = await ExportShelf.ColumnsAsync(db, cancellationToken);
        var site = new Uri("https://desk.example/");
        var columns = ExportColumn.Offered(custom, facets, site, reasons).Select(column => new OfferedColumn(column.Key, column.Header)).DistinctBy(column => column.Key).ToList();
        IReadOnlyList<string> usual = [.. ExportColumn.All(custom, facets, site).Select(column => column.Key), .. ReplyColumns.Keys];
        return new(export, columns, usual, export is null || ExportShelf.MayChange(export, actor));
    }
}

/// <param name="Export">Null for a new one.</param>
/// <param name="Usual">Keys of the columns that a workbook has unless some are chosen.</param>
public sealed record ExportForm(ExportDefinition? Export, IReadOnlyList<OfferedColumn> Columns, IReadOnlyList<string> Usual, bool MayChange);

public sealed record OfferedColumn(string Key, string Name);
