using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>Who did what to the desk itself, and when; newest first. Empty for everybody but admins.</summary>
public sealed class AuditLog(IDbContextFactory<LeadDb> databases)
{
    public const int PageSize = 50;

    /// <param name="by">Only what this person or key did; null for everybody.</param>
    /// <param name="action">Only this kind of deed; null for every kind.</param>
    /// <param name="page">From 1 on.</param>
    public async Task<AuditEntries> AskAsync(Actor actor, string? by, string? action, int page, CancellationToken cancellationToken = default)
    {
        if (!actor.Administers)
        {
            return new([], 0, [], []);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = db.Audit.AsNoTracking();
        var wanted = all.Where(entry => (by == null || entry.By == by) && (action == null || entry.Action == action));
        return new(
            await wanted.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken),
            await wanted.CountAsync(cancellationToken),
            await all.Select(entry => entry.By).Distinct().OrderBy(name => name).ToListAsync(cancellationToken),
            await all.Select(entry => entry.Action).Distinct().OrderBy(name => name).ToListAsync(cancellationToken));
    }
}

/// <param name="Total">How many there are on all pages.</param>
/// <param name="People">Everybody who ever did something.</param>
/// <param name="Actions">Every kind of deed there is an entry of.</param>
public sealed record AuditEntries(IReadOnlyList<AuditEntry> Entries, int Total, IReadOnlyList<string> People, IReadOnlyList<string> Actions)
{
    public int Pages => Math.Max(1, (Total + AuditLog.PageSize - 1) / AuditLog.PageSize);
}
