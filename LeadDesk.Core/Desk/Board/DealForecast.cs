using LeadDesk.Core.Data;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Board;

/// <summary>What open deals are worth by the month in which they should close: value times the chance of their stage and date.</summary>
public sealed class DealForecast(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<IReadOnlyList<ForecastMonth>> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var chances = await db.WinChances.AsNoTracking().ToDictionaryAsync(chance => (chance.Stage, chance.ClosesIn), chance => chance.Percent, cancellationToken);
        Stage[] open = [.. Stage.All.Where(stage => stage.IsOpen)];
        var sums = await db.Leads.AsNoTracking().VisibleTo(actor).Where(lead => open.Contains(lead.Stage) && lead.Value > 0)
            .GroupBy(lead => new { lead.Stage, lead.CloseDate })
            .Select(group => new { group.Key.Stage, group.Key.CloseDate, Count = group.Count(), Value = group.Sum(lead => lead.Value) ?? 0 })
            .ToListAsync(cancellationToken);
        return
        [
            .. sums.GroupBy(sum => sum.CloseDate is not { } day ? (DateOnly?)null : day < today ? DateOnly.MinValue : new DateOnly(day.Year, day.Month, 1))
                .OrderBy(month => month.Key ?? DateOnly.MaxValue)
                .Select(month => new ForecastMonth(
                    month.Key, month.Sum(sum => sum.Count), month.Sum(sum => sum.Value),
                    month.Sum(sum => sum.Value * chances.GetValueOrDefault((sum.Stage, WinChance.ColumnOf(sum.CloseDate, today))) / 100))),
        ];
    }
}

/// <param name="Month">Its first day; null for deals without a close date, the smallest day for those whose date has passed.</param>
public sealed record ForecastMonth(DateOnly? Month, int Count, double Value, double Expected)
{
    public bool IsOverdue => Month == DateOnly.MinValue;
}
