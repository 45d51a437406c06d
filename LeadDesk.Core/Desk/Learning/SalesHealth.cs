using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Marketing;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>What sales makes of scoring: whether it takes what it is handed, whether people knew better, and who calls low grades first. Of the last ninety days.</summary>
public sealed class SalesHealth(IDbContextFactory<LeadDb> databases, TimeProvider clock, Acceptance acceptance, OverrideReport overrides)
{
    public const int Days = 90;

    /// <summary>More are not looked at; the newest are.</summary>
    private const int Most = 50_000;

    private static readonly List<Cell> High = [.. Cell.All.Where(cell => cell.Fit <= 'B')];

    /// <returns>Null for those who may not see models. Reps are named to those who run sales only.</returns>
    public async Task<SalesView?> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.SeesModels)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var decided = await acceptance.AskAsync(actor, now.AddDays(-Days), cancellationToken);
        var agreement = await overrides.CountAsync(actor, cancellationToken);
        var orders = actor.RunsStages ? CallOrder.Of(await OwedAsync(db, now, cancellationToken)) : [];
        var low = orders.Where(order => order.CallsLowFirst).Select(order => order.OwnerId).ToList();
        var names = await db.Users.Where(person => low.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancellationToken);
        return new(decided, [.. SalesFindings.Of(decided), .. SalesFindings.Of(agreement), .. SalesFindings.Of(orders, names)]);
    }

    // Of those that are still owed only the oldest of each person matters: it waited at every touch since. What stands still or rests did not.
    private static async Task<IEnumerable<OwedTouch>> OwedAsync(LeadDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = now.AddDays(-Days);
        var owed = db.Clocks.AsNoTracking().Where(one => one.Kind == ClockKind.FirstTouch && !one.IsReassigned && one.OwnerId != null);
        var ended = await owed.Where(one => one.StoppedAt >= from && one.StoppedAt <= now).OrderByDescending(one => one.StoppedAt).Take(Most)
            .Select(one => new OwedTouch(one.OwnerId!.Value, one.Cell, one.StartedAt, one.StoppedAt, one.IsKept)).ToListAsync(cancellationToken);
        var open = await owed.Where(one => one.StoppedAt == null && one.HeldSince == null && High.Contains(one.Cell) && one.Lead.OwnerId == one.OwnerId && (one.Lead.RestsUntil == null || one.Lead.RestsUntil <= now))
            .GroupBy(one => one.OwnerId!.Value).Select(own => new { OwnerId = own.Key, From = own.Min(one => one.StartedAt) }).ToListAsync(cancellationToken);
        return ended.Concat(open.Select(one => new OwedTouch(one.OwnerId, Cell.ByRank[0], one.From, null, IsTouched: false)));
    }
}

/// <param name="Findings">In words, each with where something can be done about it.</param>
public sealed record SalesView(AcceptanceAnswer Acceptance, IReadOnlyList<Finding> Findings);
