using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>What pinning a grade and letting go of it have in common.</summary>
internal static class Overrides
{
    public const string Cause = "override";

    /// <summary>The override that is on now, tracked; null when the computed grade counts.</summary>
    public static Task<GradeOverride?> OverrideOnAsync(this LeadDb db, long leadId, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.GradeOverrides.Where(pinned => pinned.LeadId == leadId && pinned.At <= now && pinned.Until > now && pinned.EndedAt == null)
            .OrderByDescending(pinned => pinned.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Whether the person saw what is there.</summary>
    /// <param name="seen">The id of the override that was seen, 0 for none; null when it does not matter.</param>
    public static Outcome CheckSeen(GradeOverride? current, long? seen) =>
        seen is null || seen == (current?.Id ?? 0) ? Outcome.Done
        : current is null ? Outcome.Refuse("The override has ended in between. Nothing was changed; look again.")
        : Outcome.Refuse($"{current.By} pinned this lead to {current.Cell} in between. Nothing was changed; look again.");

    /// <summary>Rates the lead and leaves a row in its history, also when the grade is the same with and without the pin.</summary>
    public static async Task RatePinnedAsync(this LeadScorer scorer, LeadDb db, Lead lead, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await scorer.RateAsync(db, [lead], now, Cause, cancellationToken);

        if (!db.ChangeTracker.Entries<ScoreChange>().Any(entry => entry.State == EntityState.Added && entry.Entity.Lead == lead))
        {
            db.ScoreChanges.Add(ScoreChange.Of(lead, lead.ToRating(), now, Cause));
        }
    }
}
