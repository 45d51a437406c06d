using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>What was deleted in the last 30 days and can still be restored, latest first.</summary>
public sealed class DeletedLeads(IDbContextFactory<LeadDb> databases)
{
    public async Task<DeletedRows> AskAsync(Actor actor, int skip, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var deleted = db.Leads.IgnoreQueryFilters().Where(lead => lead.DeletedAt != null && lead.MergedIntoId == null).VisibleTo(actor);
        var rows = await deleted.OrderByDescending(lead => lead.DeletedAt).ThenByDescending(lead => lead.Id).Skip(skip).Take(take)
            .Select(lead => new DeletedRow(
                lead.Id, LeadName.Of(lead.FirstName, lead.LastName, lead.Email, lead.ExternalId, lead.Id), lead.Account!.Name, lead.Cell, lead.DeletedBy!, lead.DeletedAt!.Value))
            .ToListAsync(cancellationToken);
        return new(rows, await deleted.CountAsync(cancellationToken));
    }
}

public sealed record DeletedRows(IReadOnlyList<DeletedRow> Rows, int Total);

public sealed record DeletedRow(long Id, string Name, string? Company, Cell Cell, string DeletedBy, DateTimeOffset DeletedAt)
{
    /// <summary>From then on it cannot be restored.</summary>
    public DateTimeOffset GoneAt => DeletedAt + DeleteLeads.Kept;
}
