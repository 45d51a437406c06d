using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sources;

/// <summary>Where leads came from, what became of them, and what it cost. Not for reps.</summary>
public sealed class SourceReport(IDbContextFactory<LeadDb> databases, SegmentFilter segments)
{
    /// <summary>Null when the actor may not see it.</summary>
    public async Task<SourceAnswer?> AskAsync(Actor actor, SourceAsk ask, CancellationToken cancellationToken = default)
    {
        if (!actor.SeesAllLeads)
        {
            return null;
        }

        var filter = await segments.ResolveAsync(actor, ask.Filter, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var costs = await CostsAsync(db, ask, cancellationToken);
        var scan = new SourceScan(db, filter.Apply(db.Leads.AsNoTracking(), actor), ask, costs.Exists(one => one.Cost.Campaign is not null));
        var (groups, days) = (await scan.CountAsync(cancellationToken), await scan.DaysToWinAsync(cancellationToken));
        var shared = CostSharing.Share(costs, [.. groups.Select(group => new Brought(group.Line, group.Source, group.Campaign, group.Leads))], ask.By);
        var lines = groups.ToLookup(group => new Line(group.Line));
        var all = lines.Select(line => line.Key).Union(shared.Lines.Keys)
            .Select(line => Count(line.Name, lines[line], days.GetValueOrDefault(line)) with { Cost = costs.Count == 0 ? null : shared.Lines.GetValueOrDefault(line) }).ToList();
        var total = Count(null, groups, [.. days.Values.SelectMany(some => some)]) with { Cost = costs.Count == 0 ? null : costs.Sum(one => one.Amount), IsAll = true };
        return new(all, total, shared.Unplaced, shared.Idle, filter.SegmentName);
    }

    // All that share a day with the period.
    private static async Task<List<(CampaignCost Cost, decimal Amount)>> CostsAsync(LeadDb db, SourceAsk ask, CancellationToken cancellationToken)
    {
        var (from, to) = (ask.From ?? DateOnly.MinValue, ask.To ?? DateOnly.MaxValue);
        var costs = await db.CampaignCosts.AsNoTracking().Where(cost => cost.To >= from && cost.From <= to).ToListAsync(cancellationToken);
        return costs.ConvertAll(cost => (cost, cost.Within(ask.From, ask.To)));
    }

    private static SourceLine Count(string? name, IEnumerable<SourceGroup> groups, List<double>? days)
    {
        List<SourceGroup> all = [.. groups];
        return new(
            name, all.Sum(group => group.Leads), Reached(Stage.Engaged), Reached(Stage.Mql), Reached(Stage.Sal), Reached(Stage.Sql),
            all.Where(group => group.IsWon).Sum(group => group.Leads), all.Where(group => group.IsWon).Sum(group => group.Value), days is { Count: > 0 } ? Median(days) : null);

        long Reached(Stage stage) => all.Where(group => group.Highest.Order >= stage.Order).Sum(group => group.Leads);
    }

    private static double Median(List<double> days)
    {
        days.Sort();
        return (days[days.Count / 2] + days[(days.Count - 1) / 2]) / 2;
    }
}

/// <param name="Lines">In no order; lines that only cost are among them.</param>
/// <param name="Total">All leads, each once, and all costs.</param>
/// <param name="Unplaced">Costs that no line bears, as they brought nobody.</param>
/// <param name="Idle">Their names.</param>
public sealed record SourceAnswer(IReadOnlyList<SourceLine> Lines, SourceLine Total, decimal Unplaced, IReadOnlyList<string> Idle, string? SegmentName)
{
    public bool HasCosts => Total.Cost is not null;
}
