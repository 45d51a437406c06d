using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Events;

/// <summary>Takes what leads did. An event id is taken once, however often it is sent; a refused one can be sent again.</summary>
public sealed class TakeEvents(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer)
{
    // Each chunk is one write, so that others get their turn in between.
    private const int ChunkSize = 250, Tries = 5;

    /// <returns>One receipt for each entry, in the same order.</returns>
    public async Task<IReadOnlyList<EventReceipt>> RunAsync(Actor actor, IReadOnlyList<EventEntry> entries, CancellationToken cancellationToken)
    {
        var receipts = new List<EventReceipt>(entries.Count);

        foreach (var chunk in entries.Chunk(ChunkSize))
        {
            receipts.AddRange(await TakeChunkAsync(actor, chunk, cancellationToken));
        }

        return receipts;
    }

    private async Task<IReadOnlyList<EventReceipt>> TakeChunkAsync(Actor actor, IReadOnlyList<EventEntry> chunk, CancellationToken cancellationToken)
    {
        // Another call may take the same events, or save one of the leads, at the same moment; then look again.
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);

            try
            {
                return await TryAsync(db, actor, chunk, cancellationToken);
            }
            catch (DbUpdateException failure) when (attempt < Tries && db.IsLostRace(failure))
            {
            }
        }
    }

    private async Task<IReadOnlyList<EventReceipt>> TryAsync(LeadDb db, Actor actor, IReadOnlyList<EventEntry> chunk, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var touched = new HashSet<Lead>();
        var receipts = await db.WriteAsync(async ct =>
        {
            var ids = chunk.Select(entry => entry.EventId).Distinct().ToList();
            var taken = (await db.Events.Where(e => ids.Contains(e.EventKey!)).Select(e => e.EventKey!).ToListAsync(ct)).ToHashSet();
            var leads = await LeadsNamed.FindAsync(db, actor, chunk, ct);
            var events = new List<EngagementEvent>();
            var all = chunk.Select(entry => Take(events, entry, leads, taken, touched, now)).ToList();

            // In one order of the leads, so that two calls with the same leads do not wait for each other.
            db.Events.AddRange(events.OrderBy(e => e.Lead.Id));
            await scorer.RateAsync(db, touched, now, "event", ct);
            await NoteRequestsAsync(db, events, ct);
            await db.SaveChangesAsync(ct);
            return all;
        }, cancellationToken);

        if (touched.Count > 0)
        {
            hub.Say([.. touched.Select(lead => lead.Id)]);
        }

        return receipts;
    }

    // Whoever asks for us is promised an answer, whatever the grade; the lead itself need not change by it.
    private static async Task NoteRequestsAsync(LeadDb db, List<EngagementEvent> events, CancellationToken cancellationToken)
    {
        var types = (await db.SlaPolicies.AsNoTracking().Where(policy => policy.Requests != "").ToListAsync(cancellationToken)).SelectMany(policy => policy.RequestTypes).ToHashSet();
        db.ClockWork.AddRange(events.Where(e => types.Contains(e.Type)).Select(e => e.Lead.Id).Distinct().Select(id => new ClockWork { LeadId = id }));
    }

    private static EventReceipt Take(List<EngagementEvent> events, EventEntry entry, LeadsNamed leads, HashSet<string> taken, HashSet<Lead> touched, DateTimeOffset now)
    {
        if (taken.Contains(entry.EventId))
        {
            return new(entry.EventId, EventStatus.Duplicate, null, null);
        }

        if (entry.Check(now) is var (member, reason))
        {
            return new(entry.EventId, EventStatus.Refused, member, reason);
        }

        if (leads.Of(entry) is not { } lead)
        {
            return new(entry.EventId, EventStatus.Refused, Named(entry), "no lead is known by this") { IsLeadUnknown = true };
        }

        events.Add(new()
        {
            Lead = lead,
            EventKey = entry.EventId,
            Type = entry.Type,
            OccurredAt = entry.OccurredAt.ToUniversalTime(),
            ReceivedAt = now,
            Subject = entry.Subject,
            Campaign = entry.Campaign,
        });
        lead.LastSignalAt = lead.LastSignalAt > entry.OccurredAt ? lead.LastSignalAt : entry.OccurredAt.ToUniversalTime();
        taken.Add(entry.EventId);
        touched.Add(lead);
        return new(entry.EventId, EventStatus.Accepted, null, null);
    }

    private static string Named(EventEntry entry) => entry.LeadId is not null ? "leadId" : entry.ExternalId is not null ? "externalId" : "email";
}
