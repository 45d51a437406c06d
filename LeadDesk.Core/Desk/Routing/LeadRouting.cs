using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>The one way to give a lead by rule. Used within the transaction of a verb, which saves and then says that the lead changed.</summary>
public static class LeadRouting
{
    /// <summary>
    /// Gives the lead to whose turn it is in the pool of the first rule that is for it, counts the turn and writes down why. The owner it has
    /// now does not get it again. When nobody is found it keeps that owner, and managers are told.
    /// </summary>
    /// <param name="tracked">A saved lead of this context.</param>
    /// <param name="cause">A few words that history shows: "hand-over", "breach", "disabled".</param>
    /// <param name="never">Others who do not get it, such as earlier owners.</param>
    public static async Task<RouteAnswer> GiveAsync(LeadDb db, Lead tracked, string cause, IReadOnlySet<int> never, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        await (await RoutingRound.BeginAsync(db, [tracked.Id], now, cancellationToken)).GiveAsync(tracked, new() { Cause = cause, Never = never }, cancellationToken);
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
