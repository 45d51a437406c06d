using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>What was merged, latest first, and whether it was undone; of leads that the actor may see. What became one at once is one row.</summary>
public sealed class MergeHistory(IDbContextFactory<LeadDb> databases)
{
    public async Task<MergeRowsShown> AskAsync(Actor actor, int skip, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var merges = db.Merges.AsNoTracking().Where(merge => db.Leads.VisibleTo(actor).Any(lead => lead.Id == merge.SurvivorId));
        var deeds = merges.GroupBy(merge => new { merge.SurvivorId, merge.At, merge.ById }).Select(deed => deed.Max(merge => merge.Id));
        var ids = await deeds.OrderByDescending(id => id).Skip(skip).Take(take).ToListAsync(cancellationToken);
        var rows = await merges.Where(merge => ids.Contains(merge.Id)).OrderByDescending(merge => merge.Id).Select(merge => new MergeRow(
            merge.Id, merge.SurvivorId, db.Leads.Where(lead => lead.Id == merge.SurvivorId).Select(lead => LeadName.Of(lead.FirstName, lead.LastName, lead.Email, lead.ExternalId, lead.Id)).First(),
            db.Merges.Where(one => one.SurvivorId == merge.SurvivorId && one.At == merge.At && one.ById == merge.ById).OrderBy(one => one.Id).Select(one => new MergedLead(one.MergedId, one.MergedName)).ToList(),
            merge.By, merge.At, merge.UndoneBy, merge.UndoneAt)).ToListAsync(cancellationToken);
        return new(rows, await deeds.CountAsync(cancellationToken));
    }
}

public sealed record MergeRowsShown(IReadOnlyList<MergeRow> Rows, int Total);

/// <param name="Id">By which all of it is undone.</param>
public sealed record MergeRow(long Id, long SurvivorId, string Survivor, IReadOnlyList<MergedLead> Merged, string By, DateTimeOffset At, string? UndoneBy, DateTimeOffset? UndoneAt)
{
    public string MergedNames => string.Join(", ", Merged.Select(lead => lead.Name));
}

public sealed record MergedLead(long Id, string Name);
