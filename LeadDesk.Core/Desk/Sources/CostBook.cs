using LeadDesk.Core.Data;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sources;

/// <summary>The costs that share a day with a period, the newest days first. Not for reps.</summary>
public sealed class CostBook(IDbContextFactory<LeadDb> databases)
{
    public const int Shown = 200;

    /// <summary>Null when the actor may not see them.</summary>
    public async Task<CostPage?> AskAsync(Actor actor, DateOnly? from, DateOnly? to, CancellationToken cancellationToken = default)
    {
        if (!actor.KeepsCosts)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (first, last) = (from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue);
        var costs = db.CampaignCosts.AsNoTracking().Where(cost => cost.To >= first && cost.From <= last);
        var rows = await costs.OrderByDescending(cost => cost.From).ThenByDescending(cost => cost.Id).Take(Shown).ToListAsync(cancellationToken);
        return new(rows, rows.Count < Shown ? rows.Count : await costs.CountAsync(cancellationToken));
    }
}

/// <param name="Costs">The first <see cref="CostBook.Shown"/>.</param>
/// <param name="Count">How many there are.</param>
public sealed record CostPage(IReadOnlyList<CampaignCost> Costs, int Count);
