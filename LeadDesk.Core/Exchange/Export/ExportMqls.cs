using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Writes the leads that sales works on into a file and notes in the export log and the audit log that they left.</summary>
public sealed class ExportMqls(IDbContextFactory<LeadDb> databases, TimeProvider clock, ExportWriter writer, ExportLog log)
{
    /// <param name="filter">Without stages it is MQL, SAL and SQL.</param>
    /// <param name="site">The desk's own address, for links to leads; null for none.</param>
    public async Task<Exported> RunAsync(Actor actor, LeadFilter filter, ExportFormat format, Uri? site, Stream into, CancellationToken cancellationToken)
    {
        if (!actor.Exports)
        {
            return Exported.Refuse(ExportShelf.MayNot);
        }

        var written = await writer.WriteAsync(actor, new() { Filter = filter, Format = format, Site = site }, into, null, cancellationToken);
        var entry = new ExportEntry
        {
            At = clock.GetUtcNow(),
            ById = actor.UserId,
            By = actor.Name,
            Kind = format == ExportFormat.Csv ? "mql.csv" : "mql.xlsx",
            Rows = written.Rows,
            What = written.What,
            Models = written.Models,
        };
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await log.AddAsync(db, actor, entry, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new(Outcome.Done, written.Rows) { EntryId = entry.Id };
    }
}

public sealed record Exported(Outcome Outcome, long Rows)
{
    /// <summary>Its entry in the log; 0 when nothing left.</summary>
    public long EntryId { get; init; }

    public static Exported Refuse(Outcome why) => new(why, 0);
}
