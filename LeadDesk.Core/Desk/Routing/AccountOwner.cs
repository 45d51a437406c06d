using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>
/// Who works other leads of the same account. They get this one too, in the pool or not and at whatever hour, unless they are away, not
/// receiving, disabled, full, or had it already: a company talks to one person.
/// </summary>
internal static class AccountOwner
{
    private static readonly Stage[] Open = [.. Stage.All.Where(stage => stage.IsOpen)];

    public static async Task<RouteFound?> FindAsync(
        LeadDb db, PoolRoster roster, Lead lead, RoutingRule? rule, IReadOnlySet<int> never, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (rule is not { AccountOwnerFirst: true } || lead.AccountId is not { } accountId)
        {
            return null;
        }

        var known = await db.Leads.Where(other => other.AccountId == accountId && other.Id != lead.Id && other.OwnerId != null && Open.Contains(other.Stage))
            .OrderByDescending(other => other.UpdatedAt).ThenByDescending(other => other.Id).Select(other => other.OwnerId!.Value).FirstOrDefaultAsync(cancellationToken);

        if (known == 0)
        {
            return null;
        }

        var facts = await PeopleFacts.LoadAsync(db, [known], roster.Pool.Id, now, now, cancellationToken);
        var owner = roster.People.FirstOrDefault(one => one.UserId == known) ?? facts.Of(new() { UserId = known, JoinedAt = now }, now);
        return Turn.PassedOver(owner with { Weight = 1, IsAtWork = true }, new() { Never = never }) is null
            ? new(RouteResult.Given, known, $"{owner.Name} works other leads of {lead.Account?.Name ?? "the account"}.") : null;
    }
}
