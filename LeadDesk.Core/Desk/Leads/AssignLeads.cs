using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Gives leads to an owner, or takes their owner away. A rep may take unassigned leads, and nothing else.</summary>
public sealed class AssignLeads(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    public async Task<BulkOutcome> RunAsync(Actor actor, LeadChoice choice, int? ownerId, CancellationToken cancellationToken = default)
    {
        if (!actor.Assigns && (ownerId is null || ownerId != actor.UserId))
        {
            return BulkOutcome.Refuse("You may take unassigned leads yourself; only a manager gives leads to others. Nothing was changed.");
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(user => user.Id, cancellationToken);

        if (ownerId is { } wanted && (!people.TryGetValue(wanted, out var owner) || owner.DisabledAt is not null))
        {
            return BulkOutcome.Refuse("There is nobody of that name who could own leads. Nothing was changed.");
        }

        var chunks = await choice.ChunksAsync(db, db.Leads, actor, cancellationToken);

        if (chunks.Sum(chunk => chunk.Length) == 0)
        {
            return new(LeadSave.NotFound, []);
        }

        var before = new Dictionary<long, PlaceBefore>();

        foreach (var chunk in chunks)
        {
            foreach (var (id, was) in await LeadSave.RunAsync(databases, (fresh, token) => ChangeAsync(fresh, chunk, token), () => [], cancellationToken))
            {
                before[id] = was;
            }
        }

        if (before.Count > 0)
        {
            hub.Say([.. before.Keys]);
        }

        return new(Outcome.Done, [.. before.Keys]) { Before = before };

        async Task<List<(long Id, PlaceBefore Was)>> ChangeAsync(LeadDb fresh, long[] ids, CancellationToken token)
        {
            var leads = await fresh.Leads.VisibleTo(actor).Where(lead => ids.Contains(lead.Id) && lead.OwnerId != ownerId).ToListAsync(token);
            var were = leads.ConvertAll(lead => (lead.Id, new PlaceBefore(lead.OwnerId, lead.RestsUntil)));
            await HandOverNotices.AddAsync(fresh, actor, leads.ConvertAll(lead => (lead, ownerId)), null, now, token);
            var onHold = await LeadsOnHold.OfAsync(fresh, ids, now, token);

            foreach (var lead in leads)
            {
                fresh.FieldChanges.Add(LeadSave.Change(lead, "owner", Name(lead.OwnerId), Name(ownerId), actor, now));
                fresh.Routed.Add(new() { LeadId = lead.Id, At = now, FromId = lead.OwnerId, ToId = ownerId, Cause = "by hand", By = actor.Name, Why = WhyOf(ownerId) });
                lead.GiveTo(ownerId, onHold.Contains(lead.Id), now);
            }

            await fresh.SaveChangesAsync(token);
            return were;
        }

        string WhyOf(int? person) => person is null ? $"{actor.Name} left it for whoever takes it." : person == actor.UserId ? $"{actor.Name} took it." : $"{actor.Name} gave it to {Name(person)}.";
        string? Name(int? person) => person is { } known ? people.GetValueOrDefault(known)?.DisplayName : null;
    }
}
