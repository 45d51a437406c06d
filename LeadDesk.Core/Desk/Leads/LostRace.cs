using LeadDesk.Core.Data;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>A lead that was nobody's could be seen by everybody a moment ago: whoever comes second is told who was first.</summary>
internal static class LostRace
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    /// <returns>Null when nobody took this lead, or it was somebody's before.</returns>
    public static async Task<Outcome?> FindAsync(LeadDb db, long leadId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await WordsAsync(db, leadId, now, cancellationToken) is { } words ? Outcome.Refuse($"{words} Nothing was changed.") : null;

    /// <summary>The same in words alone.</summary>
    public static async Task<string?> WordsAsync(LeadDb db, long leadId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Lasts;
        var taken = await db.StageChanges.AsNoTracking()
            .Where(change => change.LeadId == leadId && change.To == Stage.Sal && change.At > since && change.ById == change.Lead.OwnerId
                && db.FieldChanges.Any(owner => owner.LeadId == leadId && owner.Field == "owner" && owner.Before == null && owner.At == change.At))
            .Include(change => change.Lead).OrderByDescending(change => change.At).FirstOrDefaultAsync(cancellationToken);
        return taken is null ? null : $"{taken.By} was faster and has accepted {taken.Lead.DisplayName} {((int)(now - taken.At).TotalMinutes is var minutes and > 0 ? $"{minutes} min ago" : "just now")}.";
    }
}

/// <summary>Who was faster with a lead that anybody could take a moment ago, for whoever still has it open.</summary>
public sealed class WhoWasFaster(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <returns>Null when it is another story, or this person was the faster one.</returns>
    public async Task<string?> AskAsync(Actor actor, long leadId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return !actor.Sells || await db.Leads.AnyAsync(lead => lead.Id == leadId && lead.OwnerId == actor.UserId, cancellationToken) ? null : await LostRace.WordsAsync(db, leadId, clock.GetUtcNow(), cancellationToken);
    }
}
