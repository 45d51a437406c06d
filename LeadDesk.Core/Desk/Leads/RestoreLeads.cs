using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Brings deleted leads back, rated as of now.</summary>
public sealed class RestoreLeads(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer)
{
    public async Task<BulkOutcome> RunAsync(Actor actor, IReadOnlyCollection<long> leadIds, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var chunks = await LeadChoice.Of(leadIds).ChunksAsync(db, Deleted(db), actor, cancellationToken);
        var restored = new List<long>();

        foreach (var chunk in chunks)
        {
            restored.AddRange(await LeadSave.RunAsync(databases, (fresh, token) => ChangeAsync(fresh, chunk, token), () => [], cancellationToken));
        }

        if (restored.Count == 0)
        {
            return new(LeadSave.NotFound, []);
        }

        hub.Say(restored);
        return new(Outcome.Done, restored);

        async Task<List<long>> ChangeAsync(LeadDb fresh, long[] ids, CancellationToken token)
        {
            var leads = await Deleted(fresh).VisibleTo(actor).Include(lead => lead.Account).Where(lead => ids.Contains(lead.Id)).ToListAsync(token);

            foreach (var lead in leads)
            {
                lead.Restore();
                fresh.FieldChanges.Add(LeadSave.Change(lead, "deleted", "yes", null, actor, now));
            }

            await scorer.RateAsync(fresh, leads, now, "edit", token);
            await fresh.SaveChangesAsync(token);
            return [.. leads.Select(lead => lead.Id)];
        }
    }

    private static IQueryable<Lead> Deleted(LeadDb db) => db.Leads.IgnoreQueryFilters().Where(lead => lead.DeletedAt != null && lead.MergedIntoId == null);
}
