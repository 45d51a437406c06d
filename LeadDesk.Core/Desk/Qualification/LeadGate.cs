using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>Whether a lead may become an SQL by what is known of it.</summary>
internal static class LeadGate
{
    public static async Task<GateVerdict> FindAsync(LeadDb db, Lead lead, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await HeldAnswers.OfAsync(db, lead, now, cancellationToken)).Appraise(now).Gate;
}
