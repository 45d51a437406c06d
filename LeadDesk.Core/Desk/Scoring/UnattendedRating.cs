using System.Runtime.InteropServices;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>Rates many leads when nobody is saving them: reads and reckons without holding anybody up, then writes in one short go.</summary>
public sealed class UnattendedRating(PublishedModels published, LeadScorer scorer)
{
    private const int Attempts = 3;

    /// <summary>Rates the leads of one chunk and returns those that got another score or cell.</summary>
    /// <param name="chunk">Which leads; a few hundred at most.</param>
    /// <param name="alsoWrite">Saved together with the ratings, or lost with them.</param>
    public async Task<IReadOnlyList<long>> RateAsync(
        LeadDb db, IReadOnlyList<Lead> chunk, DateTimeOffset now, string cause, Func<CancellationToken, Task> alsoWrite, CancellationToken cancellationToken)
    {
        var models = await published.FindAsync(db, cancellationToken);
        var signals = await LeadSignals.LoadAsync(db, chunk.Select(lead => lead.Id), cancellationToken);
        var verdicts = chunk.Select(lead => Verdict.Of(models, lead, CollectionsMarshal.AsSpan(signals.GetValueOrDefault(lead.Id)), now)).ToList();

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await db.WriteAsync(ct => WriteAsync(db, verdicts, now, cause, alsoWrite, ct), cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Somebody saved one of the leads that move on; the next look sees what they wrote.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<IReadOnlyList<long>> WriteAsync(
        LeadDb db, List<Verdict> verdicts, DateTimeOffset now, string cause, Func<CancellationToken, Task> alsoWrite, CancellationToken cancellationToken)
    {
        var changed = new List<long>();

        await using (var writer = new RatingWriter(db))
        {
            foreach (var verdict in verdicts.Where(verdict => !verdict.MovesOn(now) && !verdict.IsWritten))
            {
                var written = await writer.WriteAsync(verdict.Lead, verdict.Rating, verdict.LastSignalAt, now, cause, verdict.IsNews, cancellationToken);

                if (written && verdict.IsNews)
                {
                    changed.Add(verdict.Lead.Id);
                }
            }
        }

        var moving = verdicts.Where(verdict => verdict.MovesOn(now)).Select(verdict => verdict.Lead.Id).ToList();

        if (moving.Count > 0)
        {
            var leads = await db.Leads.Include(lead => lead.Account).Where(lead => moving.Contains(lead.Id)).ToListAsync(cancellationToken);
            await scorer.RateAsync(db, leads, now, cause, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            changed.AddRange(moving);
        }

        await alsoWrite(cancellationToken);
        return changed;
    }
}
