using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>
/// Puts a lead back that one has just accepted, rejected, snoozed or handed on, or whose next step one has planned. Refused once somebody worked
/// on it; edits of its profile since and the note of a rejection or of handing it on are kept.
/// </summary>
public sealed class UndoDeed(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    // PostgreSQL keeps microseconds, the clock counts finer.
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);

    public async Task<Outcome> RunAsync(Actor actor, QueueDeed deed, CancellationToken cancellationToken = default)
    {
        if (deed.ById != actor.UserId || clock.GetUtcNow() - deed.At > Grace)
        {
            return Outcome.Refuse("This can no longer be undone. Move the lead on its own page instead.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        // Handed on, it is out of the giver's sight; who had it may have it back.
        var lead = deed.Before.OwnerId == actor.UserId
            ? await db.Leads.Include(one => one.Account).SingleOrDefaultAsync(one => one.Id == deed.LeadId, cancellationToken)
            : await db.FindLeadAsync(actor, deed.LeadId, cancellationToken);

        if (lead is null)
        {
            return await LeadAtHand.UnknownAsync(db, actor, deed.LeadId, cancellationToken);
        }

        var last = await db.StageChanges.Where(change => change.LeadId == lead.Id).OrderByDescending(change => change.Id).FirstOrDefaultAsync(cancellationToken);

        if (WorkedOn(lead, deed) || (deed.ChangeId is { } written && last?.Id != written))
        {
            return Outcome.Refuse($"Somebody has worked on {lead.DisplayName} since. Nothing was undone; look at the lead first.");
        }

        db.RemoveRange(deed.ChangeId is null ? [] : [last!]);
        await NoteOwnerAsync(db, actor, lead, deed, cancellationToken);
        await ForgetStepAsync(db, lead, deed, cancellationToken);
        lead.PutBack(deed.Before);
        await db.TakeBackTurnAsync(actor, lead.Id, deed.At, cancellationToken);
        var outcome = await db.SaveOrRefuseAsync(cancellationToken);

        if (outcome.Succeeded)
        {
            hub.Say(lead.Id);
        }

        return outcome;
    }

    // That it got an owner is in the lead's history, so is that this was taken back.
    private async Task NoteOwnerAsync(LeadDb db, Actor actor, Lead lead, QueueDeed deed, CancellationToken cancellationToken)
    {
        if (lead.OwnerId != deed.Before.OwnerId)
        {
            var names = await db.Users.Where(user => user.Id == lead.OwnerId || user.Id == deed.Before.OwnerId).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
            await HandOverNotices.AddAsync(db, actor, [(lead, deed.Before.OwnerId)], "it was taken back", clock.GetUtcNow(), cancellationToken);
            db.FieldChanges.Add(LeadSave.Change(lead, "owner", names.GetValueOrDefault(lead.OwnerId ?? 0), names.GetValueOrDefault(deed.Before.OwnerId ?? 0), actor, clock.GetUtcNow()));
        }
    }

    private static async Task ForgetStepAsync(LeadDb db, Lead lead, QueueDeed deed, CancellationToken cancellationToken)
    {
        if (deed.TaskId is { } planned)
        {
            var open = await db.Tasks.Where(task => task.LeadId == lead.Id && task.DoneAt == null).ToListAsync(cancellationToken);
            db.RemoveRange(open.Where(task => task.Id == planned));
            lead.NextStepAt = open.Where(task => task.Id != planned).Min(task => (DateTimeOffset?)task.DueAt);
        }
    }

    // That the desk ended a rest meanwhile is nobody's work.
    private static bool WorkedOn(Lead lead, QueueDeed deed) =>
        lead.Stage != deed.After.Stage || lead.OwnerId != deed.After.OwnerId || (lead.RestsUntil is not null && Differ(lead.RestsUntil, deed.After.RestsUntil)) || Differ(lead.LastTouchAt, deed.LastTouchAt);

    private static bool Differ(DateTimeOffset? one, DateTimeOffset? other) => one is null || other is null ? one != other : (one - other).Value.Duration() > Rounding;
}
