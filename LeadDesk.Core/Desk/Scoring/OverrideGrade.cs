using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>Pins a lead's grade until a moment, with a reason. Scoring goes on beside it and is back at that moment. Everybody may who sees the lead.</summary>
public sealed class OverrideGrade(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer)
{
    /// <param name="seen">The id of the override that the person saw, 0 for none; null to pin over whatever there is.</param>
    public async Task<Outcome> RunAsync(Actor actor, long leadId, OverrideEntry entry, long? seen, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        entry = entry.Tidy();
        var outcome = entry.Check(now);

        if (outcome.Succeeded)
        {
            outcome = await LeadSave.RunAsync(databases, (db, token) => PinAsync(db, actor, leadId, entry, seen, now, token), () => LeadSave.Busy, cancellationToken);
        }

        if (outcome.Succeeded)
        {
            hub.Say(leadId);
        }

        return outcome;
    }

    private async Task<Outcome> PinAsync(LeadDb db, Actor actor, long leadId, OverrideEntry entry, long? seen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.FindAsync(actor, leadId, cancellationToken) is not { } lead)
        {
            return await LeadSave.NotFoundAsync(db, actor, leadId, cancellationToken);
        }

        var current = await db.OverrideOnAsync(leadId, now, cancellationToken);
        var outcome = Overrides.CheckSeen(current, seen).And(lead.Stage.Kind is StageKind.Won or StageKind.Lost
            ? Outcome.Refuse($"The lead is closed ({lead.Stage.Name}); its grade no longer says whom to call. Nothing was changed.") : Outcome.Done);

        if (outcome.Succeeded)
        {
            current?.End(actor.Name, now);
            var goesOn = current?.Cell == entry.Cell;

            if (!goesOn)
            {
                current?.GiveBackPromise();
            }

            var promised = lead.RespondBy;
            lead.Pin(entry.Cell, entry.Until);
            lead.UpdatedAt = now;
            await scorer.RatePinnedAsync(db, lead, now, cancellationToken);
            var pinned = Pinned(lead, entry, actor, now);
            pinned.KeepPromise(promised);

            if (goesOn)
            {
                pinned.GoOnFrom(current!);
            }

            db.GradeOverrides.Add(pinned);
            db.Audit.Add(AuditEntry.Of(actor, now, "Overrode a grade", $"Lead {leadId}", $"{entry.Cell} until {entry.Until.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, scoring says {lead.ComputedCell}: {entry.Reason}"));
            await db.SaveChangesAsync(cancellationToken);
        }

        return outcome;
    }

    private static GradeOverride Pinned(Lead lead, OverrideEntry entry, Actor actor, DateTimeOffset now) => new()
    {
        Lead = lead,
        Cell = entry.Cell,
        ComputedCell = lead.ComputedCell,
        Reason = entry.Reason!,
        At = now,
        Until = entry.Until,
        ById = actor.UserId,
        By = actor.Name,
        ModelVersionId = lead.ModelVersionId,
    };
}
