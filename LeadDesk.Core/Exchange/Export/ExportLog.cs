using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Notifications;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Writes down that something left the desk: who, what and how much. Admins are told of large ones.</summary>
public sealed class ExportLog(ExportOptions options)
{
    /// <summary>Adds the entry and all that belongs to it; the caller saves.</summary>
    public async Task AddAsync(LeadDb db, Actor actor, ExportEntry entry, CancellationToken cancellationToken)
    {
        db.Exports.Add(entry);
        db.Audit.Add(AuditEntry.Of(actor, entry.At, "exported", entry.FileName ?? entry.Kind, Words(entry)));

        if (options.AlertRows > 0 && entry.Rows >= options.AlertRows)
        {
            var admins = await db.Users.Where(user => user.Role == Role.Admin && user.DisabledAt == null && user.Id != actor.UserId).Select(user => user.Id).ToListAsync(cancellationToken);

            foreach (var admin in admins)
            {
                await Notices.AddAsync(db, admin, "large-export", $"{actor.Name} took {entry.Rows.ToString("N0", CultureInfo.InvariantCulture)} rows out of the desk", Words(entry), null, "/exports", entry.At, cancellationToken);
            }
        }
    }

    private static string Words(ExportEntry entry) =>
        $"{entry.Rows.ToString("N0", CultureInfo.InvariantCulture)} rows: {entry.What}{(entry.DeliveredTo is { } to ? $"; sent to {to}" : "")}";
}
