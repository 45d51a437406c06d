using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Board;

/// <summary>The leads of a stage, added up by what they should bring and when.</summary>
/// <param name="IsAnswered">Their value comes from the checklist, as they have none of their own.</param>
internal sealed record StageSum(bool IsStuck, ClosesIn ClosesIn, bool IsAnswered, int Count, double Value, DateTimeOffset Oldest)
{
    // A deal that is still open takes from the checklist what it has not itself.
    public static async Task<List<StageSum>> OfAsync(IQueryable<Lead> leads, bool isOpen, DateTimeOffset stuckBefore, DateOnly today, CancellationToken cancellationToken)
    {
        var (month, quarter, half, year) = (today.AddDays(31), today.AddDays(92), today.AddDays(183), today.AddDays(366));
        return await leads
            .Select(lead => new
            {
                lead.StageSince,
                Value = lead.Value ?? (isOpen ? lead.AnsweredValue : null),
                CloseDate = lead.CloseDate ?? (isOpen ? lead.AnsweredCloseDate : null),
                IsAnswered = isOpen && lead.Value == null && lead.AnsweredValue != null,
            })
            .Select(lead => new
            {
                lead.StageSince,
                lead.Value,
                lead.IsAnswered,
                IsStuck = lead.StageSince < stuckBefore,
                Closes = lead.CloseDate == null ? 6 : lead.CloseDate < today ? 0 : lead.CloseDate <= month ? 1 : lead.CloseDate <= quarter ? 2 : lead.CloseDate <= half ? 3 : lead.CloseDate <= year ? 4 : 5,
            })
            .GroupBy(lead => new { lead.IsStuck, lead.Closes, lead.IsAnswered })
            .Select(group => new StageSum(group.Key.IsStuck, (ClosesIn)group.Key.Closes, group.Key.IsAnswered, group.Count(), group.Sum(lead => lead.Value) ?? 0, group.Min(lead => lead.StageSince)))
            .ToListAsync(cancellationToken);
    }
}
