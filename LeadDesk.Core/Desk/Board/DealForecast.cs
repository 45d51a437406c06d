using LeadDesk.Core.Data;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Board;

/// <summary>What open deals are worth by the month in which they should close: value times the chance of their stage and date. Where a lead has none of its own, its checklist says them.</summary>
public sealed class DealForecast(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int MostQuiet = 12;

    public async Task<IReadOnlyList<ForecastMonth>> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var chances = await db.WinChances.AsNoTracking().ToDictionaryAsync(chance => (chance.Stage, chance.ClosesIn), chance => chance.Percent, cancellationToken);
        Stage[] open = [.. Stage.All.Where(stage => stage.IsOpen)];
        var sums = await db.Leads.AsNoTracking().VisibleTo(actor).Where(lead => open.Contains(lead.Stage) && (lead.Value ?? lead.AnsweredValue) > 0)
            .Select(lead => new { lead.Stage, CloseDate = lead.CloseDate ?? lead.AnsweredCloseDate, Value = lead.Value ?? lead.AnsweredValue ?? 0, IsAnswered = lead.Value == null || (lead.CloseDate == null && lead.AnsweredCloseDate != null) })
            .GroupBy(lead => new { lead.Stage, lead.CloseDate, lead.IsAnswered })
            .Select(group => new { group.Key.Stage, group.Key.CloseDate, group.Key.IsAnswered, Count = group.Count(), Value = group.Sum(lead => lead.Value) })
            .ToListAsync(cancellationToken);
        return WithQuietMonths(
        [
            .. sums.GroupBy(sum => sum.CloseDate is not { } day ? (DateOnly?)null : day < today ? DateOnly.MinValue : new DateOnly(day.Year, day.Month, 1))
                .OrderBy(month => month.Key ?? DateOnly.MaxValue)
                .Select(month => new ForecastMonth(
                    month.Key, month.Sum(sum => sum.Count), month.Sum(sum => sum.Value),
                    month.Sum(sum => sum.Value * chances.GetValueOrDefault((sum.Stage, WinChance.ColumnOf(sum.CloseDate, today))) / 100))
                {
                    Answered = month.Where(sum => sum.IsAnswered).Sum(sum => sum.Count),
                }),
        ]);
    }

    // A month in which nothing closes is a finding, too: between the first and the last none is left out, unless more than a year lies between two.
    private static List<ForecastMonth> WithQuietMonths(List<ForecastMonth> months)
    {
        var dated = months.Where(month => month.Month is not null && !month.IsOverdue).ToList();

        for (var at = 1; at < dated.Count; at++)
        {
            var quiet = Enumerable.Range(1, MostQuiet + 1).Select(further => dated[at - 1].Month!.Value.AddMonths(further)).TakeWhile(month => month < dated[at].Month).ToList();
            months.InsertRange(months.IndexOf(dated[at]), (quiet.Count > MostQuiet ? [] : quiet).Select(month => new ForecastMonth(month, 0, 0, 0)));
        }

        return months;
    }
}

/// <param name="Month">Its first day; null for deals without a close date, the smallest day for those whose date has passed.</param>
public sealed record ForecastMonth(DateOnly? Month, int Count, double Value, double Expected)
{
    /// <summary>How many of them have value or date from the checklist, as nobody gave them their own.</summary>
    public int Answered { get; init; }
    public bool IsOverdue => Month == DateOnly.MinValue;
}
