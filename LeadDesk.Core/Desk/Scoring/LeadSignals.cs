using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>Reads leads' events as scoring wants them.</summary>
internal static class LeadSignals
{
    /// <summary>Ids in one query; a database takes only so many parameters.</summary>
    private const int MostIds = 500;

    /// <summary>The stored events of these leads, oldest first; leads without events are left out.</summary>
    public static async Task<Dictionary<long, List<Signal>>> LoadAsync(LeadDb db, IEnumerable<long> leadIds, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, List<Signal>>();

        foreach (var ids in leadIds.Chunk(MostIds))
        {
            var events = db.Events.AsNoTracking()
                .Where(e => ids.Contains(e.LeadId))
                .OrderBy(e => e.LeadId).ThenBy(e => e.OccurredAt)
                .Select(e => new { e.LeadId, e.Type, e.OccurredAt, e.Subject, e.Campaign })
                .AsAsyncEnumerable();

            await foreach (var e in events.WithCancellation(cancellationToken))
            {
                if (!found.TryGetValue(e.LeadId, out var signals))
                {
                    found[e.LeadId] = signals = [];
                }

                signals.Add(new(e.Type, e.OccurredAt, e.Subject, e.Campaign));
            }
        }

        return found;
    }

    /// <summary>Events that wait in the context to be saved, by their lead.</summary>
    public static ILookup<Lead, Signal> Pending(LeadDb db, IReadOnlyCollection<Lead> leads)
    {
        var byId = leads.Where(lead => lead.Id > 0).ToDictionary(lead => lead.Id);
        return db.ChangeTracker.Entries<EngagementEvent>()
            .Where(entry => entry.State == EntityState.Added)
            .Select(entry => (Lead: entry.Entity.Lead ?? byId.GetValueOrDefault(entry.Entity.LeadId), entry.Entity))
            .Where(pair => pair.Lead is not null)
            .ToLookup(pair => pair.Lead!, pair => new Signal(pair.Entity.Type, pair.Entity.OccurredAt, pair.Entity.Subject, pair.Entity.Campaign));
    }
}
