using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>Where a lead stands in a queue.</summary>
/// <param name="Probability">Null when the queue is not sorted by it, or it is unknown.</param>
internal sealed record QueuePlace(long Id, SlaState State, int CellRank, bool IsLate, DateTimeOffset? SignalAt, double? Probability)
{
    /// <summary>Sorts as the queue does; whose probability is unknown, and who has done nothing yet, comes last.</summary>
    public (SlaState State, double Unlikely, int Rank, bool IsLate, long Age, long Id) Order => (State, -(Probability ?? -1), CellRank, IsLate, -(SignalAt?.UtcTicks ?? 0), Id);
}

/// <summary>
/// The first leads of a queue. Each way to be in it is read from the index in its own order and the few that are found are merged here; asked
/// for at once, with "or", a database sorts all of them first.
/// </summary>
internal static class QueuePlaces
{
    public static async Task<List<QueuePlace>> FindAsync(LeadDb db, int? owner, QueueAsk ask, int take, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var leads = ask.IsPutOff ? db.Leads.AsNoTracking() : db.Leads.AsNoTracking().Where(lead => lead.RestsUntil == null || lead.RestsUntil <= now);
        leads = ask.Chips.Where(chip => chip.Narrows).Aggregate(leads, (some, chip) => some.Where(chip.Where(now)));
        var waiting = leads.Where(lead => lead.InQueue);
        Func<IQueryable<Lead>, Task<List<QueuePlace>>> scan = ask.LikeliestFirst ? some => LikeliestPlaces.ScanAsync(some, take, cancellationToken) : some => ScanAsync(some, take, cancellationToken);
        var found = await scan(waiting.Where(lead => lead.OwnerId == null));

        if (owner is not null)
        {
            var due = leads.Where(lead => lead.OwnerId == owner && lead.NextStepAt != null && lead.NextStepAt <= now && !lead.InQueue);
            found.AddRange(await scan(waiting.Where(lead => lead.OwnerId == owner)));
            found.AddRange(await (ask.LikeliestFirst ? LikeliestPlaces.Order(due) : Order(due)).Take(take).ToListAsync(cancellationToken));
        }

        return found;
    }

    private static readonly DateTimeOffset Never = DateTimeOffset.MinValue;

    // The databases disagree on where nothing comes in an order, so those without a signal are read apart. Asked for as null, SQLite takes an
    // index of signals for them and sorts the whole desk.
    private static async Task<List<QueuePlace>> ScanAsync(IQueryable<Lead> leads, int take, CancellationToken cancellationToken)
    {
        var found = await Order(leads.Where(lead => lead.LastSignalAt != null)).Take(take).ToListAsync(cancellationToken);
        found.AddRange(await Order(leads.Where(lead => (lead.LastSignalAt ?? Never) == Never)).Take(take).ToListAsync(cancellationToken));
        return found;
    }

    private static IQueryable<QueuePlace> Order(IQueryable<Lead> leads) => leads
        .OrderBy(lead => lead.SlaState).ThenBy(lead => lead.CellRank).ThenBy(lead => lead.IsLate).ThenByDescending(lead => lead.LastSignalAt).ThenBy(lead => lead.Id)
        .Select(lead => new QueuePlace(lead.Id, lead.SlaState, lead.CellRank, lead.IsLate, lead.LastSignalAt, null));
}
