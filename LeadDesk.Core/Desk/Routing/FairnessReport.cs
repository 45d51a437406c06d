using LeadDesk.Core.Data;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>What each person of a pool was due by weight in a period and what they got, with the reasons of those who were passed over.</summary>
public sealed class FairnessReport(IDbContextFactory<LeadDb> databases)
{
    private static readonly IReadOnlyList<(string Said, string Words)> Reasons =
    [
        ("is away", "away"),
        ("is not receiving", "not receiving"),
        ("is at the cap", "at the daily cap"),
        ("is full", "enough open leads"),
        ("is outside working hours", "outside working hours"),
        ("does not speak", "other language"),
        ("lacks the skill", "other skill"),
        ("already had", "had the lead already"),
        ("has weight 0", "weight 0"),
        ("is disabled", "disabled"),
    ];

    /// <summary>Null for those who do not settle routing.</summary>
    /// <param name="until">Exclusive.</param>
    public async Task<IReadOnlyList<PoolFairness>?> AskAsync(Actor actor, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken = default)
    {
        if (!actor.RunsRouting)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var pools = await db.Pools.AsNoTracking().Include(pool => pool.Members).OrderBy(pool => pool.Name).ToListAsync(cancellationToken);
        var names = await db.Users.ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        var given = await db.Routed.Where(routed => routed.At >= from && routed.At < until && routed.PoolId != null)
            .Select(routed => new Given(routed.PoolId!.Value, routed.ToId, routed.At, routed.Why)).ToListAsync(cancellationToken);
        return [.. pools.Select(pool => Of(pool, given.FindAll(one => one.PoolId == pool.Id), names))];
    }

    private static PoolFairness Of(Pool pool, List<Given> given, Dictionary<int, string> names)
    {
        var (got, weights) = (given.Where(one => one.To is not null).ToLookup(one => one.To!.Value), pool.Members.Sum(member => member.Weight));
        var byTurn = pool.Members.Sum(member => got[member.UserId].Count());
        var members = pool.Members.Select(member => new PersonFairness(
            names.GetValueOrDefault(member.UserId) ?? "Somebody",
            member.Weight,
            weights == 0 ? 0 : byTurn * member.Weight / (double)weights,
            got[member.UserId].Count(),
            WhyOf(names.GetValueOrDefault(member.UserId) ?? "", member, given)));
        var others = got.Where(group => pool.Members.TrueForAll(member => member.UserId != group.Key))
            .Select(group => new PersonFairness(names.GetValueOrDefault(group.Key) ?? "Somebody", null, 0, group.Count(), "Not in the pool: overflow, or works the account"));
        return new(pool.Id, pool.Name, given.Count(one => one.To is not null), given.Count(one => one.To is null), [.. members.Concat(others).OrderBy(person => person.Name)]);
    }

    private static string WhyOf(string name, PoolMember member, List<Given> given)
    {
        var passed = Reasons.Select(reason => (reason.Words, Times: given.Count(one => one.Why.Contains($"{name} {reason.Said}", StringComparison.Ordinal))))
            .Where(reason => reason.Times > 0).OrderByDescending(reason => reason.Times).Select(reason => $"{reason.Words} {reason.Times:N0} times");
        var joined = given.Count(one => one.At < member.JoinedAt);
        var account = given.Count(one => one.To == member.UserId && one.Why.Contains($"{name} works other leads", StringComparison.Ordinal));
        return string.Join(", ", new[] { joined > 0 ? $"came in after {joined:N0} leads" : null, account > 0 ? $"works the account {account:N0} times" : null }.OfType<string>().Concat(passed));
    }

    private sealed record Given(int PoolId, int? To, DateTimeOffset At, string Why);
}

/// <param name="Leads">Leads that somebody got by this pool, also those outside it.</param>
/// <param name="NobodyFree">Leads that found nobody.</param>
public sealed record PoolFairness(int PoolId, string Pool, int Leads, int NobodyFree, IReadOnlyList<PersonFairness> People)
{
    /// <summary>The most anybody is off their share, in leads.</summary>
    public double MostOff => People.Where(person => person.Weight is not null).Select(person => Math.Abs(person.Off)).DefaultIfEmpty(0).Max();
}

/// <param name="Weight">Null for people outside the pool.</param>
/// <param name="Due">Share by today's weights of what the pool's people got.</param>
/// <param name="Why">What explains a difference; empty when nothing does.</param>
public sealed record PersonFairness(string Name, int? Weight, double Due, int Got, string Why)
{
    public double Off => Got - Due;

    /// <summary>Off by more than a lead and a tenth of the share.</summary>
    public bool IsOutlier => Weight is not null && Math.Abs(Off) > Math.Max(1, Due / 10);
}
