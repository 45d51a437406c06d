using LeadDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

internal static class MergeSaving
{
    /// <summary>Saves and remembers which rows were written anew by it.</summary>
    public static async Task SaveAsync(this MergeMemory memory, LeadDb db, CancellationToken cancellationToken)
    {
        var added = db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added && entry.Metadata.FindProperty("Id") is not null).ToList();
        await db.SaveChangesAsync(cancellationToken);

        foreach (var entry in added)
        {
            var table = entry.Metadata.GetTableName()!;
            var ids = memory.Written.TryGetValue(table, out var known) ? known : memory.Written[table] = [];
            ids.Add(Convert.ToInt64(entry.Property("Id").CurrentValue, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Who was found to be somebody else than the merged lead is somebody else than the survivor, too.</summary>
    public static async Task CarryDismissedAsync(this LeadDb db, long survivorId, long mergedId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var about = await db.DuplicatePairs.IgnoreQueryFilters().AsNoTracking()
            .Where(pair => pair.LeadId == mergedId || pair.OtherId == mergedId || pair.LeadId == survivorId || pair.OtherId == survivorId).ToListAsync(cancellationToken);
        var known = about.Where(pair => pair.LeadId == survivorId || pair.OtherId == survivorId).Select(pair => pair.LeadId == survivorId ? pair.OtherId : pair.LeadId).ToHashSet();

        foreach (var pair in about.Where(pair => pair.DismissedAt is not null && (pair.LeadId == mergedId || pair.OtherId == mergedId)))
        {
            var other = pair.LeadId == mergedId ? pair.OtherId : pair.LeadId;

            if (other != survivorId && known.Add(other))
            {
                db.DuplicatePairs.Add(new()
                {
                    LeadId = Math.Min(other, survivorId),
                    OtherId = Math.Max(other, survivorId),
                    Confidence = pair.Confidence,
                    Reasons = pair.Reasons,
                    FoundAt = now,
                    DismissedAt = pair.DismissedAt,
                    DismissedBy = pair.DismissedBy,
                });
            }
        }
    }
}
