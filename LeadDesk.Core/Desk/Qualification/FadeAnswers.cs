using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>Lets the stored score and answers follow once answers begin to fade; leads without such answers are not looked at.</summary>
public sealed class FadeAnswers(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, QualificationScore score)
{
    private const int ChunkSize = 50;

    /// <returns>How many leads had an answer that began to fade.</returns>
    public async Task<int> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Administers)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        var due = await FindAsync(now, cancellationToken);

        foreach (var ids in due.Chunk(ChunkSize))
        {
            // Given up after many attempts, a chunk is still due in the next round.
            if (await LeadSave.RunAsync(databases, (db, ct) => FadeAsync(db, ids, now, ct), () => false, cancellationToken))
            {
                hub.Say(ids);
            }
        }

        return due.Count;
    }

    private async Task<bool> FadeAsync(LeadDb db, long[] ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var leads = await db.Leads.Include(lead => lead.Account).Where(lead => ids.Contains(lead.Id)).OrderBy(lead => lead.Id).ToListAsync(cancellationToken);
        await score.RefreshAsync(db, leads, now, "decay", cancellationToken);
        return true;
    }

    // An answer keeps its full status up to and including that instant.
    private async Task<List<long>> FindAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Leads.Where(lead => lead.QualificationFadesAt < now).OrderBy(lead => lead.Id).Select(lead => lead.Id).ToListAsync(cancellationToken);
    }
}
