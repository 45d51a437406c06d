using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>Reads the rows of a queue, each with why it is there.</summary>
internal static class QueueReading
{
    private const int EventsLookedAt = 10;

    /// <summary>In the order of the ids; leads that are gone by now are left out.</summary>
    public static async Task<List<QueueRow>> RowsAsync(LeadDb db, List<long> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = (await db.Leads.AsNoTracking().Where(lead => ids.Contains(lead.Id))
            .Select(lead => new Found(
                lead.Id, lead.FirstName, lead.LastName, lead.Email, lead.ExternalId, lead.Account!.Name, lead.JobTitle, lead.Cell, lead.Score, lead.Stage, lead.Phone,
                lead.DoNotCall, lead.DoNotEmail, lead.OwnerId, lead.HandedOverAt, lead.SlaState, lead.RespondBy, lead.LastSignalAt, lead.NextStepAt, lead.PinnedUntil, lead.Probability, lead.RestsUntil))
            .ToListAsync(cancellationToken)).ToDictionary(lead => lead.Id);
        var reasons = await ReasonsAsync(db, [.. found.Values], now, cancellationToken);
        return [.. ids.Where(found.ContainsKey).Select(id => Row(found[id], reasons[id], now))];
    }

    private static async Task<Dictionary<long, QueueReason>> ReasonsAsync(LeadDb db, List<Found> leads, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = leads.ConvertAll(lead => lead.Id);

        // Asked for as the newest ten of each, a database numbers the events of the whole desk first.
        var events = (await db.Events.Where(e => ids.Contains(e.LeadId) && e.OccurredAt <= now).OrderByDescending(e => e.OccurredAt).ThenByDescending(e => e.Id)
            .Select(e => new { e.LeadId, e.Type, e.Subject, e.OccurredAt }).ToListAsync(cancellationToken)).ToLookup(e => e.LeadId);
        var steps = (await db.Tasks.Where(task => ids.Contains(task.LeadId) && task.DoneAt == null && task.DueAt <= now).OrderBy(task => task.DueAt)
            .Select(task => new { task.LeadId, task.Title, task.DueAt }).ToListAsync(cancellationToken)).ToLookup(task => task.LeadId);

        return leads.ToDictionary(lead => lead.Id, lead =>
        {
            var step = steps[lead.Id].FirstOrDefault();
            return QueueReason.Of(step?.Title, step?.DueAt, [.. events[lead.Id].Take(EventsLookedAt).Select(e => (e.Type, e.Subject, e.OccurredAt))], lead.HandedOverAt, now);
        });
    }

    private static QueueRow Row(Found lead, QueueReason reason, DateTimeOffset now) => new()
    {
        Id = lead.Id,
        Name = LeadName.Of(lead.FirstName, lead.LastName, lead.Email, lead.ExternalId, lead.Id),
        Company = lead.Company,
        JobTitle = lead.JobTitle,
        Cell = lead.Cell,
        PinnedUntil = lead.PinnedUntil,
        Score = lead.Score,
        Probability = lead.Probability,
        Stage = lead.Stage,
        Phone = lead.Phone,
        Email = lead.Email,
        DoNotCall = lead.DoNotCall,
        DoNotEmail = lead.DoNotEmail,
        OwnerId = lead.OwnerId,
        HandedOverAt = lead.HandedOverAt,
        SlaState = lead.SlaState,
        RespondBy = lead.RespondBy,
        RestsUntil = lead.RestsUntil > now ? lead.RestsUntil : null,
        LastSignalAt = lead.LastSignalAt,
        NextStepAt = lead.NextStepAt,
        Reason = reason,
    };

    private sealed record Found(
        long Id, string? FirstName, string? LastName, string? Email, string? ExternalId, string? Company, string? JobTitle, Cell Cell, double Score, Stage Stage, string? Phone,
        bool DoNotCall, bool DoNotEmail, int? OwnerId, DateTimeOffset? HandedOverAt, SlaState SlaState, DateTimeOffset? RespondBy, DateTimeOffset? LastSignalAt, DateTimeOffset? NextStepAt,
        DateTimeOffset? PinnedUntil, double? Probability, DateTimeOffset? RestsUntil);
}
