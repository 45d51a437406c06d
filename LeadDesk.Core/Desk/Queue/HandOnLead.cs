using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>Gives a lead to a colleague, or back to nobody, and says why. A rep hands on the own leads only.</summary>
public sealed class HandOnLead(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    private const int LongestReason = 500;

    /// <param name="ownerId">Who goes on with it; null for nobody.</param>
    public async Task<(Outcome Outcome, QueueDeed? Deed)> RunAsync(Actor actor, long leadId, int? ownerId, string? reason, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > LongestReason)
        {
            return (Outcome.Refuse($"Say in 1 to {LongestReason} characters why; whoever goes on reads it. The lead was left as it was."), null);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lead = await db.FindLeadAsync(actor, leadId, cancellationToken);
        var names = await db.Users.AsNoTracking().Where(user => user.DisabledAt == null || user.Id == (lead == null ? null : lead.OwnerId)).ToDictionaryAsync(user => user.Id, cancellationToken);

        if (lead is null)
        {
            return (await LeadAtHand.UnknownAsync(db, actor, leadId, cancellationToken), null);
        }

        if (Refusal(actor, lead, ownerId, ownerId is { } id ? names.GetValueOrDefault(id) : null) is { } refusal)
        {
            return (Outcome.Refuse(refusal), null);
        }

        var (now, before) = (clock.GetUtcNow(), lead.TakePlace());
        db.FieldChanges.Add(LeadSave.Change(lead, "owner", Name(lead.OwnerId), Name(ownerId), actor, now));
        db.Activities.Add(new() { Lead = lead, Kind = ActivityKind.Note, Note = Folding.Storable($"Handed on: {reason.Trim()}"), At = now, By = actor.Name, ById = actor.UserId });

        await HandOverNotices.AddAsync(db, actor, [(lead, ownerId)], reason.Trim(), now, cancellationToken);
        lead.GiveTo(ownerId, (await LeadsOnHold.OfAsync(db, [lead.Id], now, cancellationToken)).Count > 0, now);
        db.CountTurn(actor, lead, now);
        var outcome = await db.SaveOrRefuseAsync(cancellationToken);

        if (!outcome.Succeeded)
        {
            return (outcome, null);
        }

        hub.Say(leadId);
        return (outcome, QueueDeed.Of(lead, before, actor, now));

        string? Name(int? person) => person is { } known ? names.GetValueOrDefault(known)?.DisplayName : null;
    }

    /// <summary>Whether this person hands on leads of that owner at all.</summary>
    public static bool May(Actor actor, int? ownerId) => actor.Assigns || (ownerId is not null && ownerId == actor.UserId);

    private static string? Refusal(Actor actor, Lead lead, int? ownerId, AppUser? receiver) =>
        !May(actor, lead.OwnerId) ? "You may hand on your own leads; take this one first, or leave it to others. Nothing was changed."
        : lead.OwnerId == ownerId ? $"{lead.DisplayName} is there already. Choose somebody else. Nothing was changed."
        : ownerId is not null && receiver is not { DisabledAt: null } ? "There is nobody of that name who could own leads. Nothing was changed."
        : null;
}
