using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>Looks for duplicates of the leads that are new or were changed; after a great many, such as an import, of the whole desk at once.</summary>
public sealed class FollowDuplicates(IDbContextFactory<LeadDb> databases, TimeProvider clock, StartJob start)
{
    private const int Chunk = 50, ManyAtOnce = 2_000;

    /// <returns>Whether any were looked at, so that it pays to ask again at once.</returns>
    public async Task<bool> RunAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Administers)
        {
            return false;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (await db.Jobs.AnyAsync(job => job.Kind == JobKind.Duplicates && (job.State == JobState.Waiting || job.State == JobState.Running), cancellationToken))
        {
            return false;
        }

        var due = await db.Leads.Where(lead => lead.MatchDue).OrderBy(lead => lead.Id).Select(lead => lead.Id).Take(ManyAtOnce + 1).ToListAsync(cancellationToken);

        if (due.Count > ManyAtOnce)
        {
            await start.RunAsync(actor, JobKind.Duplicates, SearchInput.Now, cancellationToken);
            return false;
        }

        foreach (var ids in due.Chunk(Chunk))
        {
            await LookAsync(db, ids, cancellationToken);
        }

        return due.Count > 0;
    }

    private async Task LookAsync(LeadDb db, long[] ids, CancellationToken cancellationToken)
    {
        // First, so that a lead that is changed while this looks is due again.
        await db.WriteAsync(ct => db.Leads.Where(lead => ids.Contains(lead.Id)).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.MatchDue, false), ct), cancellationToken);
        var found = await PairSearch.OfAsync(db, ids, cancellationToken);
        var now = clock.GetUtcNow();
        await db.WriteAsync(async ct =>
        {
            await PairBook.KeepAsync(db, found, now, ct);
            return await db.DuplicatePairs.Where(pair => (ids.Contains(pair.LeadId) || ids.Contains(pair.OtherId)) && pair.DismissedAt == null && pair.FoundAt < now).ExecuteDeleteAsync(ct);
        }, cancellationToken);
    }
}
