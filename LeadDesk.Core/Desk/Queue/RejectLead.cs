using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>Sales sends a handed-over lead back with a reason: to nurture until a date, or out.</summary>
public sealed class RejectLead(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    public async Task<(Outcome Outcome, QueueDeed? Deed)> RunAsync(Actor actor, long leadId, string reasonKey, string? note, CancellationToken cancellationToken = default)
    {
        if (RejectReason.Find(reasonKey) is not { } reason)
        {
            return (Outcome.Refuse("Choose a reason from the list. The lead was left as it was."), null);
        }

        if (note?.Length > Notes.MaxLength)
        {
            return (Notes.TooLong(note.Length), null);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lead = await db.FindLeadAsync(actor, leadId, cancellationToken);

        if (lead is null)
        {
            return (LeadAtHand.Unknown, null);
        }

        var (now, before) = (clock.GetUtcNow(), lead.TakePlace());
        var outcome = lead.MoveTo(reason.To, actor.Name, actor.UserId, now, reason.Name, out var change);

        if (outcome.Succeeded)
        {
            db.Add(change!);
            lead.RestsUntil = reason.ReturnsAfter is { } after ? now + after : null;

            if (!string.IsNullOrWhiteSpace(note))
            {
                db.Add(new Activity { Lead = lead, Kind = ActivityKind.Note, Note = Folding.Storable(note.Trim()), At = now, By = actor.Name, ById = actor.UserId });
            }

            outcome = await db.SaveOrRefuseAsync(cancellationToken);
        }

        if (!outcome.Succeeded)
        {
            return (outcome, null);
        }

        hub.Say(leadId);
        return (outcome, QueueDeed.Of(lead, before, actor, now, change));
    }
}
