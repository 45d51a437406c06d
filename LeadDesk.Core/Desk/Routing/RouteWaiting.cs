using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>
/// Gives the leads that sales has to work and nobody owns, best grade first. Those for which there is no rule stay as they are, and so do
/// those that somebody left without owner on purpose, until they are handed over anew.
/// </summary>
public sealed class RouteWaiting(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    private const int ChunkSize = 25;

    /// <returns>How many leads got an owner.</returns>
    public async Task<int> RunAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Administers)
        {
            return 0;
        }

        var given = 0;

        foreach (var ids in (await FindAsync(cancellationToken)).Chunk(ChunkSize))
        {
            var changed = await LeadSave.RunAsync(databases, (db, token) => GiveAsync(db, ids, token), () => [], cancellationToken);
            given += changed.Count;

            // To say none would mean any.
            if (changed.Count > 0)
            {
                hub.Say(changed);
            }
        }

        return given;
    }

    /// <summary>The leads that wait for an owner.</summary>
    internal static IQueryable<Lead> Waiting(LeadDb db) => db.Leads.Where(lead => lead.OwnerId == null && lead.InQueue
        && !db.Routed.Any(routed => routed.LeadId == lead.Id && routed.ToId == null && routed.PoolId == null && routed.At >= (lead.HandedOverAt ?? lead.CreatedAt)));

    // Only leads with a rule are worth a transaction.
    private async Task<List<long>> FindAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await RuleFor.InOrderAsync(db, cancellationToken);

        if (known.Count == 0)
        {
            return [];
        }

        var waiting = Waiting(db).OrderBy(lead => lead.CellRank).ThenBy(lead => lead.Id);

        if (known.Exists(rule => rule.Condition is null))
        {
            return await waiting.Select(lead => lead.Id).ToListAsync(cancellationToken);
        }

        var rules = await RuleFor.LoadAsync(db, Waiting(db), clock.GetUtcNow(), cancellationToken);
        var found = new List<long>();

        await foreach (var lead in waiting.Include(one => one.Account).AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            found.AddRange(rules.Of(lead) is null ? [] : [lead.Id]);
        }

        return found;
    }

    private async Task<List<long>> GiveAsync(LeadDb db, long[] ids, CancellationToken cancellationToken)
    {
        var round = await RoutingRound.BeginAsync(db, ids, clock.GetUtcNow(), cancellationToken);
        var leads = await Waiting(db).Where(lead => ids.Contains(lead.Id)).Include(lead => lead.Account).ToListAsync(cancellationToken);
        var changed = new List<long>();

        foreach (var lead in leads.OrderBy(lead => lead.CellRank).ThenBy(lead => lead.Id))
        {
            var answer = await round.GiveAsync(lead, new() { Cause = "hand-over" }, cancellationToken);
            changed.AddRange(answer.IsGiven ? [lead.Id] : []);
        }

        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }
}
