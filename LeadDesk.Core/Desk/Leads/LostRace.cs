using LeadDesk.Core.Data;
using LeadDesk.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>A lead that was nobody's could be seen by everybody a moment ago: whoever comes second is told who was first.</summary>
internal static class LostRace
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    /// <returns>Null when nobody took this lead, or it was somebody's before.</returns>
    public static async Task<Outcome?> FindAsync(LeadDb db, long leadId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Lasts;
        var taken = await db.StageChanges.AsNoTracking()
            .Where(change => change.LeadId == leadId && change.To == Stage.Sal && change.At > since && change.ById == change.Lead.OwnerId
                && db.FieldChanges.Any(owner => owner.LeadId == leadId && owner.Field == "owner" && owner.Before == null && owner.At == change.At))
            .Include(change => change.Lead).OrderByDescending(change => change.At).FirstOrDefaultAsync(cancellationToken);
        return taken is null ? null : Outcome.Refuse($"{taken.By} was faster and has accepted {taken.Lead.DisplayName} {((int)(now - taken.At).TotalMinutes is var minutes and > 0 ? $"{minutes} min ago" : "just now")}. Nothing was changed.");
    }
}
