using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>
/// The first leads of a queue by how likely they are to be won, within each state of their promise. Each state is read from the index in its own order, those
/// with a probability before those without, until there are enough: the databases disagree on where nothing comes in an order.
/// </summary>
internal static class LikeliestPlaces
{
    private static readonly SlaState[] WorstFirst = [.. Enum.GetValues<SlaState>().Order()];

    public static async Task<List<QueuePlace>> ScanAsync(IQueryable<Lead> leads, int take, CancellationToken cancellationToken)
    {
        var found = new List<QueuePlace>();

        foreach (var state in WorstFirst)
        {
            var same = leads.Where(lead => lead.SlaState == state);
            await AddAsync(same.Where(lead => lead.Probability >= 0).OrderByDescending(lead => lead.Probability).ThenBy(lead => lead.CellRank).ThenBy(lead => lead.Id));
            await AddAsync(same.Where(lead => lead.Probability == null).OrderBy(lead => lead.CellRank).ThenBy(lead => lead.Id));
        }

        return found;

        async Task AddAsync(IQueryable<Lead> some)
        {
            if (found.Count < take)
            {
                found.AddRange(await Places(some).Take(take - found.Count).ToListAsync(cancellationToken));
            }
        }
    }

    /// <summary>For the few that have to be sorted anyway.</summary>
    public static IQueryable<QueuePlace> Order(IQueryable<Lead> leads) =>
        Places(leads.OrderBy(lead => lead.SlaState).ThenByDescending(lead => lead.Probability ?? -1).ThenBy(lead => lead.CellRank).ThenBy(lead => lead.Id));

    // Neither being late nor the latest signal sorts here, so neither is read.
    private static IQueryable<QueuePlace> Places(IQueryable<Lead> leads) =>
        leads.Select(lead => new QueuePlace(lead.Id, lead.SlaState, lead.CellRank, false, null, lead.Probability));
}
