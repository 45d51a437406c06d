using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>
/// Puts a lead back that one has just accepted, rejected or snoozed. Refused once somebody worked on it; edits of its profile since
/// and the note of a rejection are kept.
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
        var lead = await db.FindLeadAsync(actor, deed.LeadId, cancellationToken);

        if (lead is null)
        {
            return LeadAtHand.Unknown;
        }

        var last = await db.StageChanges.Where(change => change.LeadId == lead.Id).OrderByDescending(change => change.Id).FirstOrDefaultAsync(cancellationToken);

        if (WorkedOn(lead, deed) || (deed.ChangeId is { } written && last?.Id != written))
        {
            return Outcome.Refuse($"Somebody has worked on {lead.DisplayName} since. Nothing was undone; look at the lead first.");
        }

        db.RemoveRange(deed.ChangeId is null ? [] : [last!]);
        lead.PutBack(deed.Before);
        var outcome = await db.SaveOrRefuseAsync(cancellationToken);

        if (outcome.Succeeded)
        {
            hub.Say(lead.Id);
        }

        return outcome;
    }

    private static bool WorkedOn(Lead lead, QueueDeed deed) =>
        lead.Stage != deed.After.Stage || lead.OwnerId != deed.After.OwnerId || Differ(lead.RestsUntil, deed.After.RestsUntil) || Differ(lead.LastTouchAt, deed.LastTouchAt);

    private static bool Differ(DateTimeOffset? one, DateTimeOffset? other) => one is null || other is null ? one != other : (one - other).Value.Duration() > Rounding;
}
