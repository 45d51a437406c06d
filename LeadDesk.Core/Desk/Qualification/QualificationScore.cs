using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Qualification;

internal static class QualificationScore
{
    /// <summary>Keeps with the lead what can be sorted and counted by. Call it in the same transaction, after the answers were saved.</summary>
    public static async Task RefreshAsync(LeadDb db, Lead lead, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var held = await HeldAnswers.OfAsync(db, lead, cancellationToken);
        lead.SetQualification(held.Answers.Count == 0 ? null : held.Appraise(now).Score, held.Counts(now), held.FadesAt(now));
        lead.UpdatedAt = now;
        await db.SaveChangesAsync(cancellationToken);
    }
}
