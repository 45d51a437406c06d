using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>Keeps with leads what can be sorted, counted and scored by of their answers.</summary>
public sealed class QualificationScore(LeadScorer scorer)
{
    /// <summary>After somebody answered: call it in the same transaction, once the answers were saved. It saves.</summary>
    public async Task RefreshAsync(LeadDb db, Lead lead, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lead.UpdatedAt = now;
        await RefreshAsync(db, [lead], now, "edit", cancellationToken);
    }

    /// <summary>Reckons and rates one lead; the caller saves.</summary>
    internal async Task RateAsync(LeadDb db, Lead lead, DateTimeOffset now, string cause, CancellationToken cancellationToken)
    {
        lead.SetQualification((await HeldAnswers.OfAsync(db, lead, now, cancellationToken)).Sum(now));
        await scorer.RateAsync(db, [lead], now, cause, cancellationToken);
    }

    /// <param name="cause">As the score history keeps it.</param>
    public async Task RefreshAsync(LeadDb db, IReadOnlyCollection<Lead> leads, DateTimeOffset now, string cause, CancellationToken cancellationToken)
    {
        foreach (var lead in leads)
        {
            var held = await HeldAnswers.OfAsync(db, lead, now, cancellationToken);
            lead.SetQualification(held.Sum(now));
        }

        await scorer.RateAsync(db, leads, now, cause, cancellationToken);

        // A context that does not look by itself would take what was just reckoned for saved.
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(cancellationToken);
    }
}
