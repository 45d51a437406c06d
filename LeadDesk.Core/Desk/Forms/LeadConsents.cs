using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Forms;

/// <summary>What a lead was asked to agree to by web forms, or files say that it was, and what came of it, the latest first.</summary>
public sealed class LeadConsents(IDbContextFactory<LeadDb> databases)
{
    private const int Most = 20;

    /// <summary>Null when there is no such lead for this actor.</summary>
    public async Task<IReadOnlyList<LeadConsent>?> AskAsync(Actor actor, long leadId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return !await db.Leads.VisibleTo(actor).AnyAsync(lead => lead.Id == leadId, cancellationToken) ? null
            : await db.FieldChanges.AsNoTracking().Where(change => change.LeadId == leadId && change.Field == FormConsent.Field).OrderByDescending(change => change.At).ThenByDescending(change => change.Id).Take(Most)
                .Select(change => new LeadConsent(change.After != null, change.After ?? change.Before ?? "", change.At, change.By)).ToListAsync(cancellationToken);
    }
}

/// <param name="HasAgreed">False when the box was left empty.</param>
/// <param name="Words">The sentence that they had before them.</param>
/// <param name="By">The form or the file.</param>
public sealed record LeadConsent(bool HasAgreed, string Words, DateTimeOffset At, string By);
