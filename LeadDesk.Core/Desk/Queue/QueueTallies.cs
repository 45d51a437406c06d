using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>Counts a queue by state and cell, from the index alone.</summary>
internal static class QueueTallies
{
    public static async Task<IReadOnlyList<QueueTally>> CountAsync(LeadDb db, int? owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = db.Leads.AsNoTracking().Where(lead => lead.InQueue);
        var tallies = await CountAsync(waiting.Where(lead => lead.OwnerId == null), isOwned: false, now, cancellationToken);

        tallies.AddRange(await DueAsync(waiting.Where(lead => lead.OwnerId == null), isOwned: false, now, cancellationToken));

        if (owner is not null)
        {
            tallies.AddRange(await CountAsync(waiting.Where(lead => lead.OwnerId == owner), isOwned: true, now, cancellationToken));
            tallies.AddRange(await DueAsync(db.Leads.AsNoTracking().Where(lead => lead.OwnerId == owner), isOwned: true, now, cancellationToken));
        }

        return tallies;
    }

    // Due steps are few; those of worked leads are counted with them already and only said to be due.
    private static async Task<IEnumerable<QueueTally>> DueAsync(IQueryable<Lead> leads, bool isOwned, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await leads.Where(lead => lead.NextStepAt != null && lead.NextStepAt <= now && (lead.RestsUntil == null || lead.RestsUntil <= now))
            .Select(lead => new { lead.InQueue, lead.SlaState, lead.CellRank }).ToListAsync(cancellationToken))
        .GroupBy(lead => (lead.SlaState, lead.CellRank))
        .Select(same => new QueueTally(isOwned, same.Key.SlaState, same.Key.CellRank, same.Count(lead => !lead.InQueue), 0, 0, same.Count(), null, null));

    private static async Task<List<QueueTally>> CountAsync(IQueryable<Lead> leads, bool isOwned, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await leads.GroupBy(lead => new { lead.SlaState, lead.CellRank }).Select(same => new
        {
            same.Key.SlaState,
            same.Key.CellRank,
            All = same.Count(),
            Resting = same.Count(lead => lead.RestsUntil > now),
            ToAccept = same.Count(lead => lead.Stage == Stage.Mql && (lead.RestsUntil == null || lead.RestsUntil <= now)),
            Promise = same.Min(lead => lead.RestsUntil > now ? null : lead.RespondBy),
            Wakes = same.Min(lead => lead.RestsUntil > now ? lead.RestsUntil : null),
        }).ToListAsync(cancellationToken)).ConvertAll(same =>
            new QueueTally(isOwned, same.SlaState, same.CellRank, same.All - same.Resting, same.Resting, same.ToAccept, 0, same.Promise, same.Wakes));
}
