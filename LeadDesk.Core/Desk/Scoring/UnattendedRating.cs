using System.Runtime.InteropServices;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>Rates many leads when nobody is saving them: reads and reckons without holding anybody up, then writes in one short go.</summary>
public sealed class UnattendedRating(PublishedModels published)
{
    /// <summary>Rates the leads of one chunk and returns those that got another score, cell or stage.</summary>
    /// <param name="chunk">Untracked, with their accounts; a few hundred at most.</param>
    /// <param name="quiet">Hands nothing over and shortens no promise, as after publishing a model quietly.</param>
    /// <param name="alsoWrite">Saved together with the ratings, or lost with them.</param>
    public async Task<IReadOnlyList<long>> RateAsync(
        LeadDb db, IReadOnlyList<Lead> chunk, DateTimeOffset now, string cause, bool quiet, Func<CancellationToken, Task> alsoWrite, CancellationToken cancellationToken)
    {
        var models = await published.FindAsync(db, cancellationToken);
        var signals = await LeadSignals.LoadAsync(db, chunk.Select(lead => lead.Id), cancellationToken);
        var verdicts = chunk.Select(lead => Verdict.Of(models, lead, CollectionsMarshal.AsSpan(signals.GetValueOrDefault(lead.Id)), now) with { IsQuiet = quiet }).ToList();

        return await db.WriteAsync(async ct =>
        {
            var changed = await WriteAsync(db, verdicts, now, cause, ct);
            await alsoWrite(ct);
            return changed;
        }, cancellationToken);
    }

    private static async Task<List<long>> WriteAsync(LeadDb db, List<Verdict> verdicts, DateTimeOffset now, string cause, CancellationToken cancellationToken)
    {
        var changed = new List<long>();
        await using var writer = new RatingWriter(db);

        foreach (var verdict in verdicts)
        {
            var (news, moved) = (verdict.IsNews, verdict.MovesOn(now));

            if (verdict.IsWritten && !moved)
            {
                continue;
            }

            var moves = verdict.MoveOn(now);
            var written = await writer.WriteAsync(verdict.Lead, verdict.Rating, verdict.LastSignalAt, now, cause, news, moved, moves, cancellationToken);

            if (written && (news || moved))
            {
                changed.Add(verdict.Lead.Id);
            }
        }

        return changed;
    }
}
