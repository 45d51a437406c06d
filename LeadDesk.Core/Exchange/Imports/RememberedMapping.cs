using System.Security.Cryptography;
using System.Text;
using LeadDesk.Core.Data;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>How the last file with the same header was mapped.</summary>
internal static class RememberedMapping
{
    /// <summary>The header as one word of 64 letters; two headers that differ have another one.</summary>
    public static string ShapeOf(IReadOnlyList<string> columns) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', columns.Select(name => name.ToUpperInvariant())))));

    /// <summary>The newest mapping that was used for this shape, with what is gone since then suggested anew; null when there is none.</summary>
    public static async Task<ImportMapping?> FindAsync(
        LeadDb db, Import import, ImportMapping suggested, IReadOnlyList<ImportTarget> targets, CancellationToken cancellationToken)
    {
        var used = import.Shape is null ? null : await db.Imports.AsNoTracking().Where(other => other.Shape == import.Shape && other.Id != import.Id && other.JobId != null)
            .OrderByDescending(other => other.Id).Select(other => other.Mapping).FirstOrDefaultAsync(cancellationToken);

        if (used is null)
        {
            return null;
        }

        var mapping = ImportMapping.FromJson(used);
        var keys = targets.Select(target => target.Key).ToHashSet();
        var before = mapping.Columns.ToDictionary(column => column.Column, StringComparer.OrdinalIgnoreCase);
        var owner = await db.Users.AnyAsync(user => user.Id == mapping.OwnerId && user.DisabledAt == null, cancellationToken) ? mapping.OwnerId : null;
        return mapping with
        {
            OwnerId = owner,
            Columns = [.. suggested.Columns.Select(column => before.TryGetValue(column.Column, out var had) && (had.Target is null || keys.Contains(had.Target)) ? had : column)],
        };
    }
}
