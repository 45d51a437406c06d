using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>The one way to give a lead by rule. Used within the transaction of a verb, which saves and then says that the lead changed.</summary>
public static class LeadRouting
{
    /// <summary>Inside <see cref="LeadDb.WriteAsync{T}"/> one at a time gives leads, so that no turn is given twice and no cap is passed.</summary>
    private const string Key = "routing";

    /// <summary>
    /// Gives the lead to whose turn it is in the pool of the first rule that is for it, counts the turn and writes down why. The owner it has
    /// now does not get it again. When nobody is found it keeps that owner, and managers are told.
    /// </summary>
    /// <param name="tracked">A saved lead of this context.</param>
    /// <param name="cause">A few words that history shows: "hand-over", "breach", "disabled".</param>
    /// <param name="never">Others who do not get it, such as earlier owners.</param>
    public static Task<RouteAnswer> GiveAsync(LeadDb db, Lead tracked, string cause, IReadOnlySet<int> never, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        GiveAsync(db, tracked, new RouteOrder { Cause = cause, Never = never }, now, cancellationToken);

    internal static async Task<RouteAnswer> GiveAsync(LeadDb db, Lead tracked, RouteOrder order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (tracked.Account is null && tracked.AccountId is not null)
        {
            await db.Entry(tracked).Reference(lead => lead.Account).LoadAsync(cancellationToken);
        }

        await db.HoldAsync([Key], cancellationToken);
        var rule = order.PoolId is null ? await RuleFor.FindAsync(db, tracked, cancellationToken) : null;

        if ((order.PoolId ?? rule?.PoolId) is not { } poolId)
        {
            return RouteAnswer.NoRule;
        }

        var never = order.Never.Append(tracked.OwnerId ?? 0).ToHashSet();
        var roster = await PoolRoster.LoadAsync(db, poolId, now, cancellationToken);
        var found = await AccountOwner.FindAsync(db, roster, tracked, rule, never, now, cancellationToken) ?? roster.Find(NeedOf(tracked, rule, never));
        var why = $"{(rule is null ? "" : $"Rule {rule.Name} → ")}pool {roster.Pool.Name}: {found.Why}";
        why = char.ToUpperInvariant(why[0]) + why[1..];
        await WriteAsync(db, tracked, roster, found, new RoutedWords(order, rule?.Id, why), now, cancellationToken);
        return new(found.Result, found.OwnerId, why);
    }

    private static RouteNeed NeedOf(Lead lead, RoutingRule? rule, HashSet<int> never) => new()
    {
        Language = rule?.MatchesLanguage == true && !string.IsNullOrWhiteSpace(lead.Language) ? lead.Language : null,
        Skill = rule?.Skill,
        Never = never,
    };

    private static async Task WriteAsync(LeadDb db, Lead lead, PoolRoster roster, RouteFound found, RoutedWords words, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (found.OwnerId is { } owner)
        {
            var (before, after) = (await NameAsync(db, lead.OwnerId, cancellationToken), await NameAsync(db, owner, cancellationToken));
            Remember(db, lead, roster.Pool.Id, owner, words, now);
            db.FieldChanges.Add(new() { Lead = lead, Field = "owner", Before = before, After = after, At = now, ById = words.Order.By.UserId, By = words.Order.By.Name });
            (lead.OwnerId, lead.UpdatedAt) = (owner, now);
            roster.CountTurn(found, now);
        }
        else if (!await KnownToWaitAsync(db, lead, roster.Pool.Id, cancellationToken))
        {
            Remember(db, lead, roster.Pool.Id, null, words, now);

            if (found.Result == RouteResult.Nobody)
            {
                await NobodyFree.TellAsync(db, lead, roster.Pool, words.Why, now, cancellationToken);
            }
        }
    }

    // A lead that waits is tried again and again; that is written once.
    private static async Task<bool> KnownToWaitAsync(LeadDb db, Lead lead, int poolId, CancellationToken cancellationToken) =>
        await db.Routed.Where(routed => routed.LeadId == lead.Id).OrderByDescending(routed => routed.At).ThenByDescending(routed => routed.Id).FirstOrDefaultAsync(cancellationToken)
            is { ToId: null } newest && newest.PoolId == poolId && newest.FromId == lead.OwnerId;

    private static void Remember(LeadDb db, Lead lead, int poolId, int? toId, RoutedWords words, DateTimeOffset now) => db.Routed.Add(new()
    {
        LeadId = lead.Id,
        At = now,
        FromId = lead.OwnerId,
        ToId = toId,
        PoolId = poolId,
        RuleId = words.RuleId,
        Cause = words.Order.Cause,
        Why = words.Why,
        By = words.Order.By.Name,
    });

    private static async Task<string?> NameAsync(LeadDb db, int? userId, CancellationToken cancellationToken) =>
        userId is null ? null : await db.Users.Where(user => user.Id == userId).Select(user => user.DisplayName).FirstOrDefaultAsync(cancellationToken);

    private sealed record RoutedWords(RouteOrder Order, int? RuleId, string Why);
}

/// <summary>Why a lead is to be given, and by whom.</summary>
internal sealed record RouteOrder
{
    public required string Cause { get; init; }

    /// <summary>This pool, whatever the rules say; null to ask the rules.</summary>
    public int? PoolId { get; init; }
    public IReadOnlySet<int> Never { get; init; } = new HashSet<int>();
    public Actor By { get; init; } = Actor.Desk;
}
