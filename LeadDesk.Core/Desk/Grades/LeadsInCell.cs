using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Grades;

/// <summary>The leads of one cell with the latest signal, for a look beside the matrix.</summary>
public sealed class LeadsInCell(IDbContextFactory<LeadDb> databases)
{
    public async Task<IReadOnlyList<LeadInCell>> AskAsync(Actor actor, Cell cell, string? source, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Leads.AsNoTracking().VisibleTo(actor)
            .Where(lead => lead.Cell == cell && (source == null || lead.Source == source))
            .OrderBy(lead => lead.LastSignalAt == null).ThenByDescending(lead => lead.LastSignalAt).ThenBy(lead => lead.Id)
            .Take(take)
            .Select(lead => new
            {
                lead.Id,
                lead.FirstName,
                lead.LastName,
                lead.Email,
                lead.ExternalId,
                Company = lead.Account!.Name,
                lead.Stage,
                lead.RespondBy,
                lead.HandedOverAt,
                lead.LastSignalAt,
                lead.PinnedUntil,
                Newest = db.Events.Where(e => e.LeadId == lead.Id).OrderByDescending(e => e.OccurredAt).Select(e => new { e.Type, e.Subject }).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);

        return [.. found.Select(lead => new LeadInCell(
            lead.Id, LeadName.Of(lead.FirstName, lead.LastName, lead.Email, lead.ExternalId, lead.Id), lead.Company, lead.Stage,
            lead.Newest is { } newest ? EventType.Of(newest.Type).Say(newest.Subject) : null, lead.LastSignalAt, lead.RespondBy, lead.HandedOverAt, lead.PinnedUntil))];
    }
}

public sealed record LeadInCell(
    long Id, string Name, string? Company, Stage Stage, string? LastSignal, DateTimeOffset? LastSignalAt, DateTimeOffset? RespondBy, DateTimeOffset? HandedOverAt, DateTimeOffset? PinnedUntil);
