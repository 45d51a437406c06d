using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>What was merged, latest first, and whether it was undone; of leads that the actor may see.</summary>
public sealed class MergeHistory(IDbContextFactory<LeadDb> databases)
{
    public async Task<MergeRowsShown> AskAsync(Actor actor, int skip, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var merges = db.Merges.AsNoTracking().Where(merge => db.Leads.VisibleTo(actor).Any(lead => lead.Id == merge.SurvivorId));
        var rows = await merges.OrderByDescending(merge => merge.Id).Skip(skip).Take(take).Select(merge => new MergeRow(
            merge.Id, merge.SurvivorId, db.Leads.Where(lead => lead.Id == merge.SurvivorId).Select(lead => LeadName.Of(lead.FirstName, lead.LastName, lead.Email, lead.ExternalId, lead.Id)).First(),
            merge.MergedId, merge.MergedName, merge.By, merge.At, merge.UndoneBy, merge.UndoneAt)).ToListAsync(cancellationToken);
        return new(rows, await merges.CountAsync(cancellationToken));
    }
}

public sealed record MergeRowsShown(IReadOnlyList<MergeRow> Rows, int Total);

public sealed record MergeRow(long Id, long SurvivorId, string Survivor, long MergedId, string Merged, string By, DateTimeOffset At, string? UndoneBy, DateTimeOffset? UndoneAt);
