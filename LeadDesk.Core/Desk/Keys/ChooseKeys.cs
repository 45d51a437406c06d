using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Keys;

/// <summary>Keeps by which keys a person works; open pages of the person take them over at once.</summary>
public sealed class ChooseKeys(IDbContextFactory<LeadDb> databases, KeysHub hub)
{
    public async Task<Outcome> RunAsync(Actor actor, KeySet keys, CancellationToken cancellationToken = default)
    {
        if (actor.UserId is not { } person)
        {
            return Outcome.Refuse("Only a person works by keys. Nothing was saved.");
        }

        if (keys.Check() is { Succeeded: false } refused)
        {
            return refused;
        }

        var outcome = await LeadSave.RunAsync(databases, async (db, token) =>
        {
            var kept = await db.KeyChoices.SingleOrDefaultAsync(choices => choices.UserId == person, token) ?? db.KeyChoices.Add(new() { UserId = person }).Entity;
            (kept.AreOff, kept.Changes) = (keys.AreOff, keys.Write());
            await db.SaveChangesAsync(token);
            return Outcome.Done;
        }, () => LeadSave.Busy, cancellationToken);

        if (outcome.Succeeded)
        {
            hub.Say(person);
        }

        return outcome;
    }
}
