using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Deletes leads; they can be restored for 30 days. A rep deletes own leads only, what is unassigned is everybody's.</summary>
public sealed class DeleteLeads(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    /// <summary>How long a deleted lead can be restored.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<BulkOutcome> RunAsync(Actor actor, LeadChoice choice, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var chunks = await choice.ChunksAsync(db, db.Leads, actor, cancellationToken);
        var found = chunks.Sum(chunk => chunk.Length);

        if (found == 0)
        {
            return new(LeadSave.NotFound, []);
        }

        var deleted = new List<long>();

        foreach (var chunk in chunks)
        {
            deleted.AddRange(await LeadSave.RunAsync(databases, (fresh, token) => ChangeAsync(fresh, chunk, token), () => [], cancellationToken));
        }

        if (deleted.Count == 0)
        {
            return BulkOutcome.Refuse("Unassigned leads are everybody's. Take a lead before you delete it. Nothing was changed.");
        }

        hub.Say(deleted);
        return new(Outcome.Done, deleted, found - deleted.Count);

        async Task<List<long>> ChangeAsync(LeadDb fresh, long[] ids, CancellationToken token)
        {
            var leads = await fresh.Leads.VisibleTo(actor).Where(lead => ids.Contains(lead.Id) && (actor.SeesAllLeads || lead.OwnerId == actor.UserId)).ToListAsync(token);

            foreach (var lead in leads)
            {
                lead.Delete(actor.Name, now);
                fresh.FieldChanges.Add(LeadSave.Change(lead, "deleted", null, "yes", actor, now));
            }

            await fresh.SaveChangesAsync(token);
            return [.. leads.Select(lead => lead.Id)];
        }
    }
}
