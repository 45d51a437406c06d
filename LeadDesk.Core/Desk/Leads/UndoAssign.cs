using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Takes back that leads were given to somebody: each goes to whom it belonged, unless it has moved on or that person has left.</summary>
public sealed class UndoAssign(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    /// <param name="before">Whose they were and until when they were put off, as <see cref="AssignLeads"/> answered them.</param>
    /// <param name="given">To whom they were given.</param>
    public async Task<BulkOutcome> RunAsync(Actor actor, IReadOnlyDictionary<long, PlaceBefore> before, int? given, CancellationToken cancellationToken = default)
    {
        // Who took a lead that was nobody's may put it back.
        if (!actor.Assigns && (given is null || given != actor.UserId || before.Values.Any(was => was.OwnerId is not null)))
        {
            return BulkOutcome.Refuse("Only a manager gives leads to others. Nothing was changed.");
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(user => user.Id, cancellationToken);
        var changed = new List<long>();

        foreach (var chunk in before.Keys.Chunk(LeadChoice.Chunk))
        {
            changed.AddRange(await LeadSave.RunAsync(databases, (fresh, token) => ChangeAsync(fresh, chunk, token), () => [], cancellationToken));
        }

        if (changed.Count > 0)
        {
            hub.Say(changed);
        }

        return new(Outcome.Done, changed, before.Count - changed.Count);

        async Task<List<long>> ChangeAsync(LeadDb fresh, long[] ids, CancellationToken token)
        {
            var leads = (await fresh.Leads.VisibleTo(actor).Where(lead => ids.Contains(lead.Id) && lead.OwnerId == given).ToListAsync(token)).FindAll(lead => IsHere(before[lead.Id].OwnerId));

            foreach (var lead in leads)
            {
                var (owner, rests) = before[lead.Id];
                fresh.FieldChanges.Add(LeadSave.Change(lead, "owner", Name(lead.OwnerId), Name(owner), actor, now));
                fresh.Routed.Add(new() { LeadId = lead.Id, At = now, FromId = lead.OwnerId, ToId = owner, Cause = "by hand", By = actor.Name, Why = $"{actor.Name} took it back that it was given to {Name(given) ?? "nobody"}." });
                (lead.OwnerId, lead.RestsUntil, lead.UpdatedAt) = (owner, rests, now);
            }

            await fresh.SaveChangesAsync(token);
            return [.. leads.Select(lead => lead.Id)];
        }

        bool IsHere(int? person) => person is not { } id || people.GetValueOrDefault(id) is { DisabledAt: null };

        string? Name(int? person) => person is { } known ? people.GetValueOrDefault(known)?.DisplayName : null;
    }
}
