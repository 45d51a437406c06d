using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>The sources of the leads one may see, the commonest first.</summary>
public sealed class SourceChoices(IDbContextFactory<LeadDb> databases)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<NamedCount>> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Leads.VisibleTo(actor).Where(lead => lead.Source != null).GroupBy(lead => lead.Source!)
            .Select(group => new { group.Key, Count = group.Count() }).OrderByDescending(source => source.Count).ThenBy(source => source.Key).Take(Most)
            .Select(source => new NamedCount(source.Key, source.Count)).ToListAsync(cancellationToken);
    }
}

public sealed record NamedCount(string Name, int Count);
