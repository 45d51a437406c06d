using LeadDesk.Core.Data;
using LeadDesk.Core.Leads.Verification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Verification;

/// <summary>What speaks for a lead being made up, and who knows better.</summary>
public sealed class LeadDoubts(IDbContextFactory<LeadDb> databases)
{
    /// <summary>Null when there is no such lead for this actor.</summary>
    public async Task<LeadDoubt?> AskAsync(Actor actor, long leadId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Leads.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(lead => lead.Id == leadId, cancellationToken) is { } lead
            ? new(lead.WhySuspected(db.Disposable), lead.ConfirmedRealBy, lead.ConfirmedRealAt, lead.PhoneE164) : null;
    }
}

/// <param name="Found">As if nobody had confirmed the lead.</param>
/// <param name="ConfirmedBy">Who said that it is a real person; null when nobody did.</param>
/// <param name="PhoneE164">How to dial it from anywhere; null when that is not known.</param>
public sealed record LeadDoubt(Suspicion Found, string? ConfirmedBy, DateTimeOffset? ConfirmedAt, string? PhoneE164);
