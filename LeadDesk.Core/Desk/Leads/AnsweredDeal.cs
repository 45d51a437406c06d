using LeadDesk.Core.Data;
using LeadDesk.Core.Qualification;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>What the answers say about a deal: its value by the budget, and its date by the timeline; null where they say nothing.</summary>
public sealed record AnsweredDeal(double? Value, DateOnly? CloseDate)
{
    public static AnsweredDeal None { get; } = new(null, null);

    internal static async Task<AnsweredDeal> OfAsync(LeadDb db, long leadId, CancellationToken cancellationToken)
    {
        var answers = await db.LeadAnswers.AsNoTracking().Where(answer => answer.LeadId == leadId && (answer.Facet == "money/budget" || answer.Facet == "time/timeline")).ToListAsync(cancellationToken);
        var said = answers.Select(answer => (Value: FrameworkJson.ReadValue(answer.Value), answer.ConfirmedAt)).ToList();
        return new(
            said.Select(answer => (double?)(answer.Value as AnswerValue.Money)?.From).FirstOrDefault(amount => amount is not null),
            said.Select(answer => (answer.Value as AnswerValue.Due)?.Latest(answer.ConfirmedAt)).FirstOrDefault(day => day is not null));
    }
}
