using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>Why this rep: who got a lead when, and why, the newest first.</summary>
public sealed class LeadRoutes(IDbContextFactory<LeadDb> databases)
{
    private const int Most = 50;

    /// <summary>Null when the lead does not exist for this actor.</summary>
    public async Task<IReadOnlyList<LeadRoute>?> AskAsync(Actor actor, long leadId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (!await db.Leads.VisibleTo(actor).AnyAsync(lead => lead.Id == leadId, cancellationToken))
        {
            return null;
        }

        var routed = await db.Routed.AsNoTracking().Where(one => one.LeadId == leadId).OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Take(Most).ToListAsync(cancellationToken);
        var ids = routed.SelectMany(one => new[] { one.FromId, one.ToId }).OfType<int>().Distinct().ToList();
        var names = await db.Users.Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        return [.. routed.Select(one => new LeadRoute(one.At, Name(one.FromId), Name(one.ToId), one.Cause, one.Why, one.By))];

        string? Name(int? id) => id is { } known ? names.GetValueOrDefault(known) : null;
    }
}

/// <param name="From">Who had it; null for nobody.</param>
/// <param name="To">Who got it; null for nobody.</param>
public sealed record LeadRoute(DateTimeOffset At, string? From, string? To, string Cause, string Why, string By);
