using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Notifications;

/// <summary>Marks a person's own notices as read.</summary>
public sealed class ReadNotices(IDbContextFactory<LeadDb> databases, TimeProvider clock, NoticeHub hub)
{
    /// <param name="noticeId">Null for all.</param>
    public async Task<Outcome> RunAsync(Actor actor, long? noticeId, CancellationToken cancellationToken = default)
    {
        if (actor.UserId is not { } person)
        {
            return Outcome.Refuse("Only people have notices.");
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var changed = await db.WriteAsync(ct => db.Notifications.Where(notice => notice.UserId == person && notice.ReadAt == null && (noticeId == null || notice.Id == noticeId))
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, now), ct), cancellationToken);

        if (changed > 0)
        {
            hub.Say(person);
        }

        return Outcome.Done;
    }
}
