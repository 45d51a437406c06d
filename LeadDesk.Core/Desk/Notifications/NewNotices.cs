using LeadDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Notifications;

/// <summary>
/// Rings the bells of people for whom something was written since the last look, by whichever process. So verbs only write, and nothing rings
/// that was rolled back.
/// </summary>
public sealed class NewNotices(IDbContextFactory<LeadDb> databases, NoticeHub hub)
{
    /// <summary>Ids are given out before the commit: so many below the highest may still turn up late.</summary>
    private const int LateOnes = 500;

    private HashSet<long>? known;

    /// <summary>Looks once and says how many people were rung. The first look only remembers what is there.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var newest = await db.Notifications.OrderByDescending(notice => notice.Id).Take(LateOnes).Select(notice => new { notice.Id, notice.UserId }).ToListAsync(cancellationToken);
        var people = known is null ? [] : newest.Where(notice => !known.Contains(notice.Id)).Select(notice => notice.UserId).Distinct().ToList();
        known = [.. newest.Select(notice => notice.Id)];
        people.ForEach(hub.Say);
        return people.Count;
    }
}
