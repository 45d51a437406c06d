using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>All that is kept about one lead, for programs.</summary>
public sealed class ReadLead(IDbContextFactory<LeadDb> databases)
{
    /// <summary>A lead that became a part of another is answered by that one. Null when there is no such lead, or none the actor may see.</summary>
    public async Task<LeadRecord?> RunAsync(Actor actor, long leadId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var there = await MergedAway.SurvivorAsync(db, actor, leadId, cancellationToken) ?? leadId;
        return await LeadRecord.ReadAsync(db, db.Leads.VisibleTo(actor).Where(lead => lead.Id == there), cancellationToken) is [var record] ? record : null;
    }
}

/// <param name="Lead">Not tracked, with account and tags.</param>
public sealed record LeadRecord(Lead Lead, string? Owner)
{
    internal static async Task<IReadOnlyList<LeadRecord>> ReadAsync(LeadDb db, IQueryable<Lead> leads, CancellationToken cancellationToken)
    {
        var found = await leads.AsNoTracking().Include(lead => lead.Account).Include(lead => lead.Tags).AsSplitQuery().ToListAsync(cancellationToken);
        var ownerIds = found.Select(lead => lead.OwnerId).OfType<int>().Distinct().ToList();
        var owners = ownerIds.Count == 0 ? [] : await db.Users.Where(user => ownerIds.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        return [.. found.Select(lead => new LeadRecord(lead, lead.OwnerId is { } owner ? owners.GetValueOrDefault(owner) : null))];
    }
}
