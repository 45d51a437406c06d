using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Notifications;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>Hands on the leads of somebody who goes, within the transaction in which they go.</summary>
internal static class HandOver
{
    private static readonly Stage[] Closed = [.. Stage.All.Where(stage => stage.Kind is StageKind.Won or StageKind.Lost)];

    /// <summary>The leads of a person that are not over: somebody has to go on with them.</summary>
    public static IQueryable<Lead> OpenOf(LeadDb db, int personId) => db.Leads.Where(lead => lead.OwnerId == personId && !Closed.Contains(lead.Stage));

    /// <summary>Refused when there are such leads and nobody said who gets them, or the one who was named cannot.</summary>
    /// <returns>The leads that changed hands.</returns>
    public static async Task<(Outcome Outcome, IReadOnlyList<long> Leads)> RunAsync(
        LeadDb db, AppUser person, HandOverTo? to, RouteOrder order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var count = await OpenOf(db, person.Id).CountAsync(cancellationToken);

        if (count == 0)
        {
            return (Outcome.Done, []);
        }

        if (to is null)
        {
            return (Outcome.Refuse($"{person.DisplayName} has {count:N0} open leads. Say who gets them: a person, a pool, or nobody for now. Nothing was changed."), []);
        }

        if (await WrongAsync(db, person, to, cancellationToken) is { } wrong)
        {
            return (Outcome.Refuse(wrong), []);
        }

        // Whoever goes says which pool, so no rule is asked.
        var round = await RoutingRound.BeginAsync(db, [], now, cancellationToken);
        var leads = await OpenOf(db, person.Id).Include(lead => lead.Account).OrderBy(lead => lead.CellRank).ThenBy(lead => lead.Id).ToListAsync(cancellationToken);
        var receiver = await db.Users.Where(user => user.Id == to.PersonId).Select(user => user.DisplayName).FirstOrDefaultAsync(cancellationToken);

        foreach (var lead in leads)
        {
            var given = to.PoolId is { } pool && (await round.GiveAsync(lead, order with { PoolId = pool }, cancellationToken)).IsGiven;

            if (!given)
            {
                var why = $"{order.By.Name} handed on the leads of {person.DisplayName}, who {(order.Cause == "disabled" ? "was disabled" : "is away until further notice")}: "
                    + (to.PersonId is not null ? $"to {receiver}." : to.PoolId is not null ? "nobody of the pool was free, so it waits without an owner." : "left for whoever takes them.");

                // One that found nobody in the pool goes on waiting for it; one that was left on purpose does not.
                await round.SetOwnerAsync(lead, to.PersonId, to.PoolId, new(order, null, why), cancellationToken);
            }
        }

        if (to.PersonId is { } one)
        {
            await Notices.AddAsync(db, one, "lead-assigned", $"You got {leads.Count:N0} leads of {person.DisplayName}", $"{order.By.Name} handed them on to you.", null, $"/leads?owner={one}", now, cancellationToken);
        }

        return (Outcome.Done, leads.ConvertAll(lead => lead.Id));
    }

    private static async Task<string?> WrongAsync(LeadDb db, AppUser person, HandOverTo to, CancellationToken cancellationToken) =>
        to.PersonId == person.Id ? $"{person.DisplayName} goes, and cannot get these leads. Choose somebody else; nothing was changed."
        : to.PersonId is { } id && !await db.Users.AnyAsync(user => user.Id == id && user.DisabledAt == null, cancellationToken) ? "There is nobody of that name who could get the leads. Nothing was changed."
        : to.PoolId is { } pool && !await db.Pools.AnyAsync(one => one.Id == pool, cancellationToken) ? "There is no such pool. Nothing was changed." : null;
}
