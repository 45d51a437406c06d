using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Notifications;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>Gives one lead after the other within one transaction; pools and rules are read once, and nobody else gives leads meanwhile.</summary>
internal sealed class RoutingRound
{
    /// <summary>One at a time gives leads, so that no turn is given twice and no cap is passed; caps of open leads go across pools.</summary>
    public const string Key = "routing";

    private readonly Dictionary<int, PoolRoster> rosters = [];
    private readonly Dictionary<int, string?> names = [];
    private readonly LeadDb db;
    private readonly DateTimeOffset now;
    private readonly RuleFor rules;

    private RoutingRound(LeadDb db, DateTimeOffset now, RuleFor rules) => (this.db, this.now, this.rules) = (db, now, rules);

    /// <summary>Call inside <see cref="LeadDb.WriteAsync{T}"/>.</summary>
    /// <param name="leadIds">The saved leads that rules will be asked for.</param>
    public static async Task<RoutingRound> BeginAsync(LeadDb db, IReadOnlyCollection<long> leadIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.HoldAsync([Key], cancellationToken);
        return new(db, now, await RuleFor.LoadAsync(db, db.Leads.Where(lead => leadIds.Contains(lead.Id)), now, cancellationToken));
    }

    public async Task<RouteAnswer> GiveAsync(Lead lead, RouteOrder order, CancellationToken cancellationToken)
    {
        if (lead.Account is null && lead.AccountId is not null)
        {
            await db.Entry(lead).Reference(one => one.Account).LoadAsync(cancellationToken);
        }

        var rule = order.PoolId is null ? rules.Of(lead) : null;

        if ((order.PoolId ?? rule?.PoolId) is not { } poolId)
        {
            return RouteAnswer.NoRule;
        }

        var never = order.Never.Append(lead.OwnerId ?? 0).ToHashSet();
        var roster = await RosterAsync(poolId, cancellationToken);
        var found = await AccountOwner.FindAsync(db, roster, lead, rule, never, now, cancellationToken) ?? roster.Find(RuleFor.NeedOf(rule, lead, never));
        var note = new RouteNote(order, rule?.Id, rule is null ? $"Pool {roster.Pool.Name}: {found.Why}" : $"{rules.SayOf(rule, lead)} → pool {roster.Pool.Name}: {found.Why}");
        await WriteAsync(lead, roster, found, note, cancellationToken);
        return new(found.Result, found.OwnerId, note.Why);
    }

    private async Task<PoolRoster> RosterAsync(int poolId, CancellationToken cancellationToken) =>
        rosters.TryGetValue(poolId, out var known) ? known : rosters[poolId] = await PoolRoster.LoadAsync(db, poolId, now, cancellationToken);

    private async Task WriteAsync(Lead lead, PoolRoster roster, RouteFound found, RouteNote note, CancellationToken cancellationToken)
    {
        if (found.OwnerId is { } owner)
        {
            await SetOwnerAsync(lead, owner, roster.Pool.Id, note, cancellationToken);
            await Notices.AddAsync(db, owner, "lead-assigned", $"You got {lead.DisplayName}", note.Why, lead.Id, $"/leads/{lead.Id}", now, cancellationToken);
            roster.CountTurn(found, now);

            foreach (var other in rosters.Values)
            {
                other.CountLead(owner, other == roster, lead.InQueue);
            }
        }
        else if (!await KnownToWaitAsync(lead, roster.Pool.Id, cancellationToken))
        {
            Remember(lead, null, roster.Pool.Id, note);

            if (found.Result == RouteResult.Nobody)
            {
                await NobodyFree.TellAsync(db, lead, roster.Pool, note.Why, now, cancellationToken);
            }
        }
    }

    /// <summary>Gives the lead to this person, or takes its owner away, and writes down why.</summary>
    public async Task SetOwnerAsync(Lead lead, int? owner, int? poolId, RouteNote note, CancellationToken cancellationToken)
    {
        var by = note.Order.By;
        Remember(lead, owner, poolId, note);
        db.FieldChanges.Add(new()
        {
            Lead = lead,
            Field = "owner",
            Before = await NameAsync(lead.OwnerId, cancellationToken),
            After = await NameAsync(owner, cancellationToken),
            At = now,
            ById = by.UserId,
            By = by.Name,
        });
        lead.GiveTo(owner, (await LeadsOnHold.OfAsync(db, [lead.Id], now, cancellationToken)).Count > 0, now);
    }

    // A lead that waits is tried again and again; that is written once.
    private async Task<bool> KnownToWaitAsync(Lead lead, int poolId, CancellationToken cancellationToken) =>
        await db.Routed.Where(routed => routed.LeadId == lead.Id).OrderByDescending(routed => routed.At).ThenByDescending(routed => routed.Id).FirstOrDefaultAsync(cancellationToken)
            is { ToId: null } newest && newest.PoolId == poolId && newest.FromId == lead.OwnerId;

    private void Remember(Lead lead, int? toId, int? poolId, RouteNote note) => db.Routed.Add(new()
    {
        LeadId = lead.Id,
        At = now,
        FromId = lead.OwnerId,
        ToId = toId,
        PoolId = poolId,
        RuleId = note.RuleId,
        Cause = note.Order.Cause,
        Why = note.Why,
        By = note.Order.By.Name,
    });

    private async Task<string?> NameAsync(int? userId, CancellationToken cancellationToken)
    {
        if (userId is { } id && !names.ContainsKey(id))
        {
            names[id] = await db.Users.Where(user => user.Id == id).Select(user => user.DisplayName).FirstOrDefaultAsync(cancellationToken);
        }

        return userId is { } known ? names[known] : null;
    }
}

/// <summary>What is written down of a lead that was given.</summary>
internal sealed record RouteNote(RouteOrder Order, int? RuleId, string Why);
