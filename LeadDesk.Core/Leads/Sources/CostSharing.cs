using System.Runtime.InteropServices;

namespace LeadDesk.Core.Leads.Sources;

/// <summary>Leads of a line that came from one source by one campaign.</summary>
/// <param name="Line">What the line is called; null for the line of those of whom nothing is known.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Brought(string? Line, string? Source, string? Campaign, long Leads);

/// <summary>
/// Who bears a cost: the leads of the period that it names, each the same. They are those from its source and of its campaign, however these are
/// written. A cost that brought nobody stands in the line of its own name where lines are sources or campaigns, and nowhere else.
/// </summary>
public static class CostSharing
{
    /// <param name="costs">Each with what of it falls into the period.</param>
    /// <param name="by">What the lines are.</param>
    public static SharedCosts Share(IEnumerable<(CampaignCost Cost, decimal Amount)> costs, IReadOnlyCollection<Brought> brought, Breakdown by)
    {
        var known = new Dictionary<string, string?>();
        var bearers = new Dictionary<(string Source, string Campaign), List<Brought>>();

        foreach (var some in brought)
        {
            known.TryAdd(Folding.Fold(some.Line), some.Line);
            var key = (Folding.Fold(some.Source), Folding.Fold(some.Campaign));
            (bearers.TryGetValue(key, out var same) ? same : bearers[key] = []).Add(some);
        }

        var (lines, idle, unplaced) = (new Dictionary<Line, decimal>(), new HashSet<string>(), 0m);

        foreach (var (cost, amount) in costs.Where(one => one.Amount > 0))
        {
            var (source, campaign) = (Folding.Fold(cost.Source), Folding.Fold(cost.Campaign));
            var bearing = bearers.Where(some => (source == "" || some.Key.Source == source) && (campaign == "" || some.Key.Campaign == campaign)).SelectMany(some => some.Value).ToList();
            var own = by == Breakdown.Source ? cost.Source : by == Breakdown.Campaign ? cost.Campaign : null;

            if (bearing.Count > 0)
            {
                var all = bearing.Sum(some => some.Leads);
                bearing.ForEach(some => Add(some.Line, amount * some.Leads / all));
            }
            else if (own is not null)
            {
                Add(known.TryAdd(Folding.Fold(own), own) ? own : known[Folding.Fold(own)], amount);
            }
            else
            {
                unplaced += amount;
                idle.Add(cost.Name);
            }
        }

        return new(lines.ToDictionary(line => line.Key, line => line.Value), unplaced, [.. idle.Order(StringComparer.Ordinal)]);

        void Add(string? line, decimal amount) => lines[new(line)] = lines.GetValueOrDefault(new(line)) + amount;
    }
}

/// <summary>The name of a line; null for the line of those of whom nothing is known.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Line(string? Name);

/// <param name="Lines">What each line bears; a line may have no lead.</param>
/// <param name="Unplaced">What no line bears, as it brought nobody.</param>
/// <param name="Idle">The names of those costs.</param>
public sealed record SharedCosts(IReadOnlyDictionary<Line, decimal> Lines, decimal Unplaced, IReadOnlyList<string> Idle);
