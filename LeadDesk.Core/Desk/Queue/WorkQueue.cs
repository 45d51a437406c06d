using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>Whom to call next: the person's own and the unassigned leads that wait for sales, best cell first, in it those whose own date is not far off, then the latest signal.</summary>
public sealed class WorkQueue(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int EventsLookedAt = 10;

    /// <param name="ownerId">Whose queue; a rep gets the own one whatever is asked. Null for the actor's own.</param>
    public async Task<QueueSnapshot> AskAsync(Actor actor, int? ownerId, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var owner = actor.SeesAllLeads ? ownerId ?? actor.UserId : actor.UserId;
        var waiting = Waiting(db.Leads.AsNoTracking().VisibleTo(actor), owner, now);
        var awake = waiting.Where(lead => lead.RestsUntil == null || lead.RestsUntil <= now);

        // The databases disagree on where nothing comes in an order; here it comes last.
        var found = await awake.OrderBy(lead => lead.CellRank).ThenBy(lead => lead.IsLate).ThenBy(lead => lead.LastSignalAt == null).ThenByDescending(lead => lead.LastSignalAt).ThenBy(lead => lead.Id)
            .Take(take)
            .Select(lead => new Found(
                lead.Id, lead.FirstName, lead.LastName, lead.Email, lead.ExternalId, lead.Account!.Name, lead.JobTitle, lead.Cell, lead.Score, lead.Stage, lead.Phone,
                lead.DoNotCall, lead.DoNotEmail, lead.OwnerId, lead.HandedOverAt, lead.RespondBy, lead.LastSignalAt, lead.NextStepAt, lead.PinnedUntil))
            .ToListAsync(cancellationToken);

        var reasons = await ReasonsAsync(db, found, now, cancellationToken);
        var counts = await waiting.GroupBy(_ => 1).Select(all => new
        {
            Awake = all.Count(lead => lead.RestsUntil == null || lead.RestsUntil <= now),
            Resting = all.Count(lead => lead.RestsUntil > now),
            Promise = all.Min(lead => lead.RestsUntil > now ? null : lead.RespondBy),
        }).FirstOrDefaultAsync(cancellationToken);
        return new QueueSnapshot([.. found.Select(lead => Row(lead, reasons[lead.Id]))], counts?.Awake ?? 0, counts?.Resting ?? 0, counts?.Promise);
    }

    /// <summary>What waits for this person: leads that sales works on, and open leads whose next step is due.</summary>
    private static IQueryable<Lead> Waiting(IQueryable<Lead> leads, int? owner, DateTimeOffset now)
    {
        var worked = Stage.Worked;
        return leads.Where(lead =>
            (lead.OwnerId == owner && (worked.Contains(lead.Stage) || (lead.NextStepAt != null && lead.NextStepAt <= now)))
            || (lead.OwnerId == null && worked.Contains(lead.Stage)));
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

    private static QueueRow Row(Found lead, QueueReason reason) => new()
    {
        Id = lead.Id,
        Name = LeadName.Of(lead.FirstName, lead.LastName, lead.Email, lead.ExternalId, lead.Id),
        Company = lead.Company,
        JobTitle = lead.JobTitle,
        Cell = lead.Cell,
        PinnedUntil = lead.PinnedUntil,
        Score = lead.Score,
        Stage = lead.Stage,
        Phone = lead.Phone,
        Email = lead.Email,
        DoNotCall = lead.DoNotCall,
        DoNotEmail = lead.DoNotEmail,
        OwnerId = lead.OwnerId,
        HandedOverAt = lead.HandedOverAt,
        RespondBy = lead.RespondBy,
        LastSignalAt = lead.LastSignalAt,
        NextStepAt = lead.NextStepAt,
        Reason = reason,
    };

    private sealed record Found(
        long Id, string? FirstName, string? LastName, string? Email, string? ExternalId, string? Company, string? JobTitle, Cell Cell, double Score, Stage Stage, string? Phone,
        bool DoNotCall, bool DoNotEmail, int? OwnerId, DateTimeOffset? HandedOverAt, DateTimeOffset? RespondBy, DateTimeOffset? LastSignalAt, DateTimeOffset? NextStepAt, DateTimeOffset? PinnedUntil);
}
