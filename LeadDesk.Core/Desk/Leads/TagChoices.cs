using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>The tags of the leads one may see, the commonest first.</summary>
public sealed class TagChoices(IDbContextFactory<LeadDb> databases)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<NamedCount>> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Leads.VisibleTo(actor).SelectMany(lead => lead.Tags).GroupBy(tag => tag.Name)
            .Select(group => new { group.Key, Count = group.Count() }).OrderByDescending(tag => tag.Count).ThenBy(tag => tag.Key).Take(Most)
            .Select(tag => new NamedCount(tag.Key, tag.Count)).ToListAsync(cancellationToken);
    }
}
