using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>Two leads in the order of their ids, and how alike they were found.</summary>
internal readonly record struct FoundPair(long First, long Second, Likeness Likeness)
{
    public static FoundPair Of(long one, long other, Likeness likeness) => one < other ? new(one, other, likeness) : new(other, one, likeness);
}

/// <summary>Writes found pairs down; a pair that is there already gets the new reasons and stays dismissed if it was.</summary>
internal static class PairBook
{
    /// <summary>Within the caller's transaction; it saves.</summary>
    public static async Task KeepAsync(LeadDb db, IReadOnlyCollection<FoundPair> found, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var some in found.DistinctBy(pair => (pair.First, pair.Second)).Chunk(500))
        {
            var firsts = some.Select(pair => pair.First).Distinct().ToList();
            var seconds = some.Select(pair => pair.Second).Distinct().ToList();
            var known = await db.DuplicatePairs.IgnoreQueryFilters().Where(pair => firsts.Contains(pair.LeadId) && seconds.Contains(pair.OtherId))
                .ToDictionaryAsync(pair => (pair.LeadId, pair.OtherId), cancellationToken);

            foreach (var (first, second, likeness) in some)
            {
                var reasons = string.Join('\n', likeness.Reasons);

                if (known.TryGetValue((first, second), out var pair))
                {
                    (pair.Confidence, pair.Reasons, pair.FoundAt) = (likeness.Confidence, reasons, now);
                }
                else
                {
                    db.DuplicatePairs.Add(new() { LeadId = first, OtherId = second, Confidence = likeness.Confidence, Reasons = reasons, FoundAt = now });
                }
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }
}
