using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Notifications;

/// <summary>What a person was told, newest first.</summary>
public sealed class MyNotices(IDbContextFactory<LeadDb> databases)
{
    /// <summary>No bell shows more than this.</summary>
    public const int MostCounted = 99;

    /// <summary>How many are unread, at most one more than <see cref="MostCounted"/>.</summary>
    public async Task<int> CountAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Of(db, actor).Where(notice => notice.ReadAt == null).Take(MostCounted + 1).CountAsync(cancellationToken);
    }

    /// <param name="page">From 1.</param>
    public async Task<NoticePage> AskAsync(Actor actor, bool unreadOnly, int page, int size, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var mine = Of(db, actor);
        var shown = unreadOnly ? mine.Where(notice => notice.ReadAt == null) : mine;
        return new(
            await shown.OrderByDescending(notice => notice.At).ThenByDescending(notice => notice.Id).Skip(Math.Max(0, page - 1) * size).Take(size).ToListAsync(cancellationToken),
            await shown.CountAsync(cancellationToken), await mine.CountAsync(notice => notice.ReadAt == null, cancellationToken));
    }

    private static IQueryable<Notification> Of(LeadDb db, Actor actor) => db.Notifications.AsNoTracking().Where(notice => notice.UserId == actor.UserId);
}

/// <param name="Total">How many there are on all pages.</param>
public sealed record NoticePage(IReadOnlyList<Notification> Notices, int Total, int Unread);
