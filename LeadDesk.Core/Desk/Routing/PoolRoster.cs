using LeadDesk.Core.Data;
using LeadDesk.Core.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>A pool with all that counts of its people now, also what this context is still to save.</summary>
internal sealed class PoolRoster
{
    public required Pool Pool { get; init; }
    public required List<Candidate> People { get; init; }

    /// <summary>Who gets the leads when nobody is free; null for nobody.</summary>
    public Candidate? Overflow { get; init; }
    public required List<PoolMember> Members { get; init; }

    public static async Task<PoolRoster> LoadAsync(LeadDb db, int poolId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var pool = await db.Pools.AsNoTracking().SingleAsync(one => one.Id == poolId, cancellationToken);
        var members = await db.PoolMembers.Where(member => member.PoolId == poolId).OrderBy(member => member.Id).ToListAsync(cancellationToken);

        // Another process may have given turns since this context saw the members.
        foreach (var seen in members.Where(member => db.Entry(member).State == EntityState.Unchanged))
        {
            await db.Entry(seen).ReloadAsync(cancellationToken);
        }

        var overflow = pool.OverflowOwnerId is { } owner ? new PoolMember { UserId = owner, JoinedAt = now } : null;
        var facts = await PeopleFacts.LoadAsync(db, [.. members.Select(member => member.UserId).Concat(overflow is null ? [] : [overflow.UserId])], poolId, now, now, cancellationToken);
        return new() { Pool = pool, Members = members, People = [.. members.Select(member => facts.Of(member, now))], Overflow = overflow is null ? null : facts.Of(overflow, now) };
    }

    public RouteFound Find(RouteNeed need)
    {
        var turn = Turn.Choose(People, need);
        return turn.Chosen is { } chosen ? new(RouteResult.Given, chosen.UserId, turn.Why)
            : Overflow is { IsDisabled: false } owner && !need.Never.Contains(owner.UserId) ? new(RouteResult.Overflow, owner.UserId, $"{turn.Why} So it went to the overflow owner, {owner.Name}.")
            : turn.OpensLater ? new(RouteResult.OpensLater, null, $"{turn.Why} It waits until somebody is at work.")
            : new(RouteResult.Nobody, null, $"{turn.Why} {WhyNoOverflow(need)} Nobody got it, and the managers were told.");
    }

    /// <summary>Counts a lead as a turn of the person who got it, when that is one of the pool and it came by turn or by account.</summary>
    public void CountTurn(RouteFound found, DateTimeOffset now)
    {
        if (found.Result != RouteResult.Given || People.FirstOrDefault(one => one.UserId == found.OwnerId) is not { Weight: > 0 } chosen)
        {
            return;
        }

        var turns = Turn.After(People, chosen);

        foreach (var member in Members)
        {
            (member.Turns, member.LastAt) = (turns[member.UserId], member.UserId == chosen.UserId ? now : member.LastAt);
        }

        for (var i = 0; i < People.Count; i++)
        {
            People[i] = People[i] with { Turns = turns[People[i].UserId], WaitsSince = People[i].UserId == chosen.UserId ? now : People[i].WaitsSince };
        }
    }

    /// <summary>Counts a lead that somebody got towards their caps.</summary>
    public void CountLead(int userId, bool fromHere, bool isOpen)
    {
        if (People.FindIndex(one => one.UserId == userId) is var i and >= 0)
        {
            People[i] = People[i] with { Today = People[i].Today + (fromHere ? 1 : 0), OpenLeads = People[i].OpenLeads + (isOpen ? 1 : 0) };
        }
    }

    private string WhyNoOverflow(RouteNeed need) => Overflow is not { } owner ? "The pool has no overflow owner."
        : owner.IsDisabled ? $"The overflow owner, {owner.Name}, is disabled."
        : need.Never.Contains(owner.UserId) ? $"The overflow owner, {owner.Name}, already had this lead." : "";
}

/// <param name="Why">In words, without the rule and the pool.</param>
internal sealed record RouteFound(RouteResult Result, int? OwnerId, string Why);
