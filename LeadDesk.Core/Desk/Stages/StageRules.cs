using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Stages;

/// <summary>The limits of all stages and the chances of all deals, at one moment.</summary>
public sealed record StageRules(IReadOnlyList<StageLimit> Limits, IReadOnlyList<WinChance> Chances)
{
    /// <summary>The same numbers once more, to be typed over.</summary>
    public StageRules Copy() => new(
        [.. Limits.Select(limit => new StageLimit { Stage = limit.Stage, StuckAfterDays = limit.StuckAfterDays, MostLeads = limit.MostLeads })],
        [.. Chances.Select(chance => new WinChance { Stage = chance.Stage, ClosesIn = chance.ClosesIn, Percent = chance.Percent })]);

    /// <summary>These rules where they differ from what was seen, and the newer ones everywhere else.</summary>
    public StageRules Onto(StageRules seen, StageRules newer)
    {
        var (merged, was) = (newer.Copy(), seen.Cells().ToDictionary(cell => cell.Name, cell => cell.Number));
        var typed = Cells().ToDictionary(cell => cell.Name, cell => cell.Number);

        foreach (var (name, _, set) in merged.Cells().Where(cell => IsChanged(cell.Name)).ToList())
        {
            set(typed[name]);
        }

        return merged;

        bool IsChanged(string name) => typed.TryGetValue(name, out var number) && was.TryGetValue(name, out var before) && number != before;
    }

    /// <summary>What these rules and newer ones both changed since they were seen, to different numbers.</summary>
    public IReadOnlyList<string> ClashesWith(StageRules seen, StageRules newer)
    {
        var (was, current) = (seen.Cells().ToDictionary(cell => cell.Name, cell => cell.Number), newer.Cells().ToDictionary(cell => cell.Name, cell => cell.Number));
        return [.. Cells().Where(cell => was.TryGetValue(cell.Name, out var before) && cell.Number != before && current.TryGetValue(cell.Name, out var now) && now != before && now != cell.Number)
            .Select(cell => $"{cell.Name} (now {current[cell.Name]?.ToString(CultureInfo.InvariantCulture) ?? "empty"})")];
    }

    internal static async Task<StageRules> LoadAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var limits = await db.StageLimits.AsNoTracking().ToListAsync(cancellationToken);
        return new([.. limits.OrderBy(limit => limit.Stage.Order)], await db.WinChances.AsNoTracking().ToListAsync(cancellationToken));
    }

    private IEnumerable<(string Name, int? Number, Action<int?> Set)> Cells() =>
    [
        .. Limits.Select(limit => ($"{limit.Stage.Name}: stuck after days", limit.StuckAfterDays, (Action<int?>)(number => limit.StuckAfterDays = number))),
        .. Limits.Select(limit => ($"{limit.Stage.Name}: at most leads", limit.MostLeads, (Action<int?>)(number => limit.MostLeads = number))),
        .. Chances.Select(chance => ($"{chance.Stage.Name}: chance, {chance.ClosesIn.Words()}", (int?)chance.Percent, (Action<int?>)(number => chance.Percent = number ?? 0))),
    ];
}
