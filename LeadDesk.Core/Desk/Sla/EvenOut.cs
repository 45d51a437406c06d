using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>
/// Takes leads off reps who have more than their cap and gives them to those with room. Only leads that nobody has talked with yet go, the latest hand-over
/// first: their owner has spent least on them.
/// </summary>
public sealed class EvenOut(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    /// <summary>What would be done; empty when nobody is above their cap, nobody has room, or the actor may not give leads to others.</summary>
    public async Task<IReadOnlyList<EvenMove>> ProposeAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Assigns)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var reps = await RepsAsync(db, clock.GetUtcNow(), cancellationToken);
        var spare = Spare(db).OrderByDescending(lead => lead.HandedOverAt).ThenByDescending(lead => lead.Id);
        var moves = new List<EvenMove>();

        foreach (var giver in Levelling.Of([.. reps.Select(rep => rep.Load)]).GroupBy(shift => shift.FromId))
        {
            var goes = await spare.Where(lead => lead.OwnerId == giver.Key).Take(giver.Sum(shift => shift.Leads))
                .Select(lead => new { lead.Id, lead.FirstName, lead.LastName, lead.Email, lead.ExternalId, lead.Cell }).ToListAsync(cancellationToken);
            moves.AddRange(goes.Zip(giver.SelectMany(shift => Enumerable.Repeat(shift.ToId, shift.Leads)), (lead, to) => new EvenMove(
                lead.Id, LeadName.Of(lead.FirstName, lead.LastName, lead.Email, lead.ExternalId, lead.Id), lead.Cell, giver.Key, NameOf(giver.Key), to, NameOf(to))));
        }

        return moves;

        string NameOf(int person) => reps.Find(rep => rep.Load.UserId == person)!.Name;
    }

    /// <summary>Does it. Leads that were talked with or went to somebody else since it was proposed stay where they are.</summary>
    public async Task<BulkOutcome> RunAsync(Actor actor, IReadOnlyList<EvenMove> moves, CancellationToken cancellationToken = default)
    {
        if (!actor.Assigns)
        {
            return BulkOutcome.Refuse("Only a manager gives leads to others. Nothing was changed.");
        }

        var now = clock.GetUtcNow();
        var changed = await LeadSave.RunAsync(databases, (db, token) => MoveAsync(db, actor, moves, now, token), () => [], cancellationToken);

        if (changed.Count == 0)
        {
            return BulkOutcome.Refuse("These leads were talked with or went to somebody else in the meantime. Nothing was changed; open it again for a new proposal.");
        }

        hub.Say(changed);
        return new(Outcome.Done, changed);
    }

    private static async Task<List<long>> MoveAsync(LeadDb db, Actor actor, IReadOnlyList<EvenMove> moves, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (ids, people) = (moves.Select(move => move.LeadId).ToList(), moves.Select(move => move.ToId).ToHashSet());
        var able = await db.Users.Where(user => people.Contains(user.Id) && user.DisabledAt == null).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        var leads = await Spare(db).Where(lead => ids.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id, cancellationToken);
        var onHold = await LeadsOnHold.OfAsync(db, ids, now, cancellationToken);
        var goes = moves.Where(move => able.ContainsKey(move.ToId) && leads.GetValueOrDefault(move.LeadId)?.OwnerId == move.FromId).DistinctBy(move => move.LeadId).ToList();
        await HandOverNotices.AddAsync(db, actor, goes.ConvertAll(move => (leads[move.LeadId], (int?)move.ToId)), "to even out the load", now, cancellationToken);

        foreach (var move in goes)
        {
            var lead = leads[move.LeadId];
            db.FieldChanges.Add(LeadSave.Change(lead, "owner", move.From, able[move.ToId], actor, now));
            db.Routed.Add(new() { LeadId = lead.Id, At = now, FromId = move.FromId, ToId = move.ToId, Cause = "by hand", By = actor.Name, Why = $"{actor.Name} evened out the load: {move.From} had more than the cap, {able[move.ToId]} had room." });
            lead.GiveTo(move.ToId, onHold.Contains(lead.Id), now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return goes.ConvertAll(move => move.LeadId);
    }

    private static IQueryable<Lead> Spare(LeadDb db) => db.Leads.Where(lead => lead.InQueue && lead.LastTouchAt == null);

    private static async Task<List<(string Name, Load Load)>> RepsAsync(LeadDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await db.Leads.Where(lead => lead.InQueue && lead.OwnerId != null).GroupBy(lead => lead.OwnerId!.Value).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);
        var spare = await Spare(db).Where(lead => lead.OwnerId != null).GroupBy(lead => lead.OwnerId!.Value).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);
        var away = await db.Absences.Where(absence => absence.From <= now && (absence.Until == null || absence.Until > now)).Select(absence => absence.UserId).ToListAsync(cancellationToken);
        var people = await db.Users.Where(user => user.DisabledAt == null).Join(db.RepProfiles, user => user.Id, profile => profile.UserId, (user, profile) => new { user.Id, user.DisplayName, profile.OpenCap, profile.NotReceivingSince }).ToListAsync(cancellationToken);
        return people.ConvertAll(person => (person.DisplayName, new Load(
            person.Id, open.GetValueOrDefault(person.Id), person.OpenCap, person.NotReceivingSince is null && !away.Contains(person.Id), spare.GetValueOrDefault(person.Id))));
    }
}

/// <summary>One lead that would go from one rep to another.</summary>
public sealed record EvenMove(long LeadId, string Name, Cell Cell, int FromId, string From, int ToId, string To);
