using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sources;

/// <summary>The sources and campaigns that leads have, to choose from when a cost is written down.</summary>
public sealed class CostNames(IDbContextFactory<LeadDb> databases)
{
    private const int Most = 200;

    public async Task<(IReadOnlyList<string> Sources, IReadOnlyList<string> Campaigns)> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.KeepsCosts)
        {
            return ([], []);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (await NamesAsync(db.Leads.Select(lead => lead.Source), cancellationToken), await NamesAsync(db.Leads.Select(lead => lead.Campaign), cancellationToken));
    }

    // The commonest, by name.
    private static async Task<IReadOnlyList<string>> NamesAsync(IQueryable<string?> names, CancellationToken cancellationToken)
    {
        var found = await names.Where(name => name != null && name != "").GroupBy(name => name).Select(name => new { name.Key, Count = name.Count() })
            .OrderByDescending(name => name.Count).ThenBy(name => name.Key).Take(Most).ToListAsync(cancellationToken);
        return [.. found.Select(name => name.Key!).Order(StringComparer.OrdinalIgnoreCase)];
    }
}
