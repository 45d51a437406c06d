using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Notifications;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>Tells the managers, or the admins when there are none, that a lead found nobody. Until one of them reads it, the next lead of the pool adds nothing.</summary>
internal static class NobodyFree
{
    private const string Kind = "overflow";

    public static async Task TellAsync(LeadDb db, Lead lead, Pool pool, string why, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var path = $"/admin/routing?pool={pool.Id}";
        var people = await db.Users.Where(user => user.DisabledAt == null && (user.Role == Role.Manager || user.Role == Role.Admin)).Select(user => new { user.Id, user.Role }).ToListAsync(cancellationToken);
        var told = people.Exists(person => person.Role == Role.Manager) ? people.Where(person => person.Role == Role.Manager) : people;
        var unread = await db.Notifications.Where(notice => notice.Kind == Kind && notice.Path == path && notice.ReadAt == null).Select(notice => notice.UserId).ToListAsync(cancellationToken);
        unread.AddRange(db.Notifications.Local.Where(notice => notice.Kind == Kind && notice.Path == path && notice.ReadAt is null).Select(notice => notice.UserId));

        foreach (var person in told.Where(person => !unread.Contains(person.Id)))
        {
            await Notices.AddAsync(
                db, person.Id, Kind, $"Nobody in pool {pool.Name} was free for {lead.DisplayName}", $"{why} Look at who is in the pool; whoever waits for an owner gets one as soon as somebody is free.",
                lead.Id, path, now, cancellationToken);
        }
    }
}
