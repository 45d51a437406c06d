using System.Runtime.InteropServices;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>Rates tracked leads inside the verb that changed them.</summary>
public sealed class LeadScorer(PublishedModels published)
{
    /// <summary>
    /// Rates these leads as of now and writes what follows into the context: score columns, a score history row where the score
    /// or cell changed, the automatic stages (Engaged on real engagement, MQL when the cell is handed over) and the promised
    /// follow-up. Leads may be new; pending events and account changes in the context count. The caller saves.
    /// </summary>
    /// <param name="cause">event, edit, decay, model, override, import, merge or new; kept in the score history.</param>
    /// <param name="moves">False when the scores are to follow what was changed, but no lead is to move on or be promised anything by it.</param>
    public async Task RateAsync(LeadDb db, IReadOnlyCollection<Lead> leads, DateTimeOffset now, string cause, CancellationToken cancellationToken, bool moves = true)
    {
        await LoadAccountsAsync(db, leads, cancellationToken);
        leads = await WithColleaguesAsync(db, leads, cancellationToken);

        if (leads.Count == 0)
        {
            return;
        }

        var models = await published.FindAsync(db, cancellationToken);
        var stored = await LeadSignals.LoadAsync(db, leads.Where(lead => lead.Id > 0).Select(lead => lead.Id), cancellationToken);
        var pending = LeadSignals.Pending(db, leads);

        foreach (var lead in leads)
        {
            lead.Verify(db.Disposable);
            var signals = stored.GetValueOrDefault(lead.Id) ?? [];
            signals.AddRange(pending[lead]);
            var verdict = Verdict.Of(models, lead, CollectionsMarshal.AsSpan(signals), now);

            if (verdict.IsNews)
            {
                db.ScoreChanges.Add(verdict.ToChange(now, cause));
            }

            if (moves)
            {
                db.StageChanges.AddRange(verdict.MoveOn(now));
            }

            lead.LastSignalAt = verdict.LastSignalAt;
            lead.SetScore(verdict.Rating, now);
            WriteWhole(db, lead);
        }
    }

    /// <summary>
    /// Rates leads that are not saved yet and that no context follows: verified, with their accounts, without events. Returns the rows of history
    /// that go with them.
    /// </summary>
    /// <param name="cause">Kept in the score history.</param>
    public async Task<(List<ScoreChange> Scores, List<StageChange> Moves)> RateNewAsync(
        LeadDb db, IReadOnlyCollection<Lead> leads, DateTimeOffset now, string cause, CancellationToken cancellationToken)
    {
        var (scores, moves) = (new List<ScoreChange>(leads.Count), new List<StageChange>());

        if (leads.Count > 0)
        {
            var models = await published.FindAsync(db, cancellationToken);

            foreach (var lead in leads)
            {
                var verdict = Verdict.Of(models, lead, [], now);
                scores.Add(verdict.ToChange(now, cause));
                moves.AddRange(verdict.MoveOn(now));
                lead.SetScore(verdict.Rating, now);
            }
        }

        return (scores, moves);
    }

    /// <summary>Promises the follow-up of a lead that a person hands over, as an automatic hand-over does. The caller saves.</summary>
    public async Task PromiseAsync(LeadDb db, Lead lead, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await LoadAccountsAsync(db, [lead], cancellationToken);
        var models = await published.FindAsync(db, cancellationToken);
        lead.PromiseBy(Verdict.PromiseAt(models.For(lead)?.Model.TreatmentOf(lead.Cell), now));
    }

    // The background may write another rating until this one is saved, without being noticed by the version; what both wrote in part would fit nobody.
    private static void WriteWhole(LeadDb db, Lead lead)
    {
        var entry = db.Entry(lead);

        if (entry.State is EntityState.Unchanged or EntityState.Modified)
        {
            foreach (var column in RatingColumns.OfRating)
            {
                entry.Property(column).IsModified = true;
            }
        }
    }

    // Who works for a company that changed is another lead now, too.
    private static async Task<IReadOnlyCollection<Lead>> WithColleaguesAsync(LeadDb db, IReadOnlyCollection<Lead> leads, CancellationToken cancellationToken)
    {
        var known = leads.Where(lead => lead.Id > 0).Select(lead => lead.Id).ToHashSet();
        var changed = new List<long>();

        foreach (var entry in db.ChangeTracker.Entries<Account>().ToList())
        {
            entry.DetectChanges();

            if (entry.State == EntityState.Modified)
            {
                changed.Add(entry.Entity.Id);
            }
        }

        if (changed.Count == 0)
        {
            return leads;
        }

        var all = leads.ToList();

        foreach (var ids in changed.Chunk(500))
        {
            var colleagues = await db.Leads.Where(lead => lead.AccountId != null && ids.Contains(lead.AccountId.Value)).ToListAsync(cancellationToken);
            all.AddRange(colleagues.Where(lead => !known.Contains(lead.Id)));
        }

        return all;
    }

    // Accounts that the context knows are not asked for again; the others find their leads by themselves.
    private static async Task LoadAccountsAsync(LeadDb db, IReadOnlyCollection<Lead> leads, CancellationToken cancellationToken)
    {
        var missing = leads.Where(lead => lead.Account is null && lead.AccountId is not null).Select(lead => lead.AccountId!.Value).Distinct();

        foreach (var ids in missing.Chunk(500))
        {
            await db.Accounts.Where(account => ids.Contains(account.Id)).LoadAsync(cancellationToken);
        }
    }
}
