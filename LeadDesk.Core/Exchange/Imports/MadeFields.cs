using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>The custom fields that an import made.</summary>
internal static class MadeFields
{
    /// <summary>Those that are still there. Made in the same moment as the import's job, so that a field that was there before is never among them.</summary>
    public static async Task<List<CustomField>> FindAsync(LeadDb db, Import import, CancellationToken cancellationToken)
    {
        var keys = ImportMapping.FromJson(import.Mapping).Columns.Where(column => column.NewField is not null && column.Target?.StartsWith(LeadFields.CustomPrefix, StringComparison.Ordinal) == true)
            .Select(column => column.Target![LeadFields.CustomPrefix.Length..]).ToList();
        return keys.Count == 0 || import.Job is not { } job ? []
            : await db.CustomFields.Where(field => keys.Contains(field.Key) && field.CreatedAt == job.CreatedAt).OrderBy(field => field.Order).ToListAsync(cancellationToken);
    }

    /// <summary>Takes away those that no lead has a value in and no model or segment asks for.</summary>
    /// <returns>How many stay.</returns>
    public static async Task<int> RemoveAsync(LeadDb db, long importId, JobRun run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var import = await db.Imports.AsNoTracking().Include(i => i.Job).SingleAsync(i => i.Id == importId, cancellationToken);
        var fields = await FindAsync(db, import, cancellationToken);
        var kept = 0;

        foreach (var field in fields)
        {
            if (await IsUsedAsync(db, field, cancellationToken))
            {
                kept++;
                continue;
            }

            db.CustomFields.Remove(field);
            db.Audit.Add(new AuditEntry { At = now, ById = run.ById, By = run.By, Action = "Removed a field", Subject = field.Name, Detail = $"The import of {import.FileName}, which had made it, was undone" });
        }

        await db.SaveChangesAsync(cancellationToken);
        return kept;
    }

    private static async Task<bool> IsUsedAsync(LeadDb db, CustomField field, CancellationToken cancellationToken)
    {
        var key = field.Key;
        var named = $"\"{field.AttributeKey}\"";
        var leads = db.Leads.IgnoreQueryFilters();

        // Not "is there at all": that would be asked of the column, which is always there.
        var values = field.Type switch
        {
            FieldType.Number => leads.Where(lead => LeadDb.CustomNumber(lead.Custom, key) >= double.MinValue),
            FieldType.YesNo => leads.Where(lead => LeadDb.CustomFlag(lead.Custom, key) == true || LeadDb.CustomFlag(lead.Custom, key) == false),
            _ => leads.Where(lead => LeadDb.CustomText(lead.Custom, key)!.Length > 0),
        };
        return await values.AnyAsync(cancellationToken)
            || await db.ScoringModelVersions.AnyAsync(version => version.Definition.Contains(named), cancellationToken)
            || await db.Segments.AnyAsync(segment => segment.Condition.Contains(named), cancellationToken);
    }
}
