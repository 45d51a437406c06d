using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Writes down, all or nothing, that a saved export was made: the log, which rows it sent, and the mails that carry it.</summary>
public sealed class ExportRemember(IDbContextFactory<LeadDb> databases, ExportLog log, ExportFolder folder)
{
    /// <summary>What mail servers commonly take; a larger file is to be fetched.</summary>
    private const long LargestAttachment = 15 * 1024 * 1024;

    private const int Chunk = 1000;

    internal async Task RunAsync(Actor actor, ExportDefinition export, MadeExport made, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var addresses = made.Delivers ? ExportShelf.Words(export.MailTo) : [];
        string[] places = [.. addresses, .. made.Delivers && export.ToFolder ? [folder.Delivered] : Array.Empty<string>()];
        var entry = new ExportEntry
        {
            At = made.At,
            ById = actor.UserId,
            By = actor.Name,
            Kind = export.IsCsv ? "leads.csv" : "leads.xlsx",
            Rows = made.Written.Rows,
            What = made.Written.What + (export.OnlyChanged ? ", only new or changed" : ""),
            Models = made.Written.Models,
            DefinitionId = export.Id,
            FileName = made.FileName,
            StoredName = made.StoredName,
            DeliveredTo = places.Length == 0 ? null : string.Join(", ", places),
        };
        await db.WriteAsync(async token =>
        {
            await log.AddAsync(db, actor, entry, token);
            db.Outbox.AddRange(addresses.Select(address => Mail(export, made, address)));
            await db.SaveChangesAsync(token);
            await KeepSumsAsync(db, export.Id, made.Written.Sums, token);
            return true;
        }, cancellationToken);
    }

    private OutboxMail Mail(ExportDefinition export, MadeExport made, string address)
    {
        var fits = new FileInfo(folder.PathOf(made.StoredName)).Length <= LargestAttachment;
        return new()
        {
            Id = Guid.CreateVersion7(made.At),
            To = address,
            Subject = $"{export.Name}: {made.Written.Rows:N0} leads",
            Body = $"{made.Written.Rows:N0} leads{(export.OnlyChanged ? ", only those that are new or changed since the last time" : "")}.\n\n"
                + (fits ? "The file is attached. It can also be fetched for 30 days under Exports:" : "The file is too large for a mail. It can be fetched for 30 days under Exports:") + "\n\n/exports",
            AttachedFile = fits ? made.StoredName : null,
            AttachedAs = fits ? made.FileName : null,
            CreatedAt = made.At,
            DueAt = made.At,
        };
    }

    private static async Task KeepSumsAsync(LeadDb db, int exportId, IReadOnlyList<(long LeadId, long Sum)> sums, CancellationToken cancellationToken)
    {
        foreach (var some in sums.Chunk(Chunk))
        {
            var ids = some.Select(pair => pair.LeadId).ToList();
            var there = await db.Leads.IgnoreQueryFilters().Where(lead => ids.Contains(lead.Id)).Select(lead => lead.Id).ToHashSetAsync(cancellationToken);
            await db.ExportedLeads.Where(exported => exported.DefinitionId == exportId && ids.Contains(exported.LeadId)).ExecuteDeleteAsync(cancellationToken);
            db.ExportedLeads.AddRange(some.Where(pair => there.Contains(pair.LeadId)).Select(pair => new ExportedLead { DefinitionId = exportId, LeadId = pair.LeadId, Sum = pair.Sum }));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }
}

/// <summary>A file that is whole.</summary>
/// <param name="Delivers">Whether it goes to the export's addresses and folder.</param>
internal sealed record MadeExport(WrittenExport Written, string StoredName, string FileName, bool Delivers, DateTimeOffset At);
