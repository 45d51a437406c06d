using System.Linq.Expressions;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>
/// Looks for duplicates in the whole desk: first every lead gets its keys, then for each kind of key the leads are read in its order, and those that
/// share one are compared; then those with one external id but for its spelling; last, who is like a lead that was merged into another.
/// The position is the part times <see cref="PartSize"/>, in the first part with the last lead's id.
/// </summary>
public sealed class SearchDesk(IDbContextFactory<LeadDb> databases, TimeProvider clock) : IJobWork
{
    private const long PartSize = 1_000_000_000_000_000;
    private const int Page = 5_000, PartsPage = 200;

    private static readonly Expression<Func<Lead, string?>>[] Keys = [lead => lead.MatchMail, lead => lead.MatchPhone, lead => lead.MatchCompany, lead => lead.MatchDomain];

    public string Kind => JobKind.Duplicates;

    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var started = await db.Jobs.Where(job => job.Id == run.JobId).Select(job => job.StartedAt).FirstAsync(cancellationToken) ?? clock.GetUtcNow();
        var leads = await db.Leads.LongCountAsync(cancellationToken);
        var total = leads * (Keys.Length + 3);

        if (run.Position < PartSize)
        {
            await KeyMending.RunAsync(db, run, total, cancellationToken);
        }

        for (var part = (int)Math.Max(1, run.Position / PartSize); part <= Keys.Length + 2; part++)
        {
            await run.ReportAsync(leads * part, total, part * PartSize, cancellationToken);
            await (part <= Keys.Length ? ReadAsync(db, run, part, leads, total, cancellationToken) : part == Keys.Length + 1 ? ReadIdsAsync(db, run, part, leads, total, cancellationToken) : LookAtMergedAsync(db, cancellationToken));
        }

        // What was not found again is none any more.
        await db.WriteAsync(ct => db.DuplicatePairs.Where(pair => pair.DismissedAt == null && pair.FoundAt < started).ExecuteDeleteAsync(ct), cancellationToken);
        await run.ReportAsync(total, total, (Keys.Length + 3) * PartSize, cancellationToken);
    }

    private async Task ReadAsync(LeadDb db, JobRun run, int part, long leads, long total, CancellationToken cancellationToken)
    {
        var (groups, reader) = (new KeyGroups(), new KeyReader(Keys[part - 1]));
        var read = 0L;

        while (await reader.NextAsync(db, Page, cancellationToken) is { Count: > 0 } page)
        {
            var pairs = page.SelectMany(row => groups.Take(row.Key, row.Id)).ToList();
            await KeepAsync(db, pairs, cancellationToken);
            read += page.Count;
            await run.ReportAsync((leads * part) + Math.Min(leads, read), total, part * PartSize, cancellationToken);
        }
    }

    private async Task ReadIdsAsync(LeadDb db, JobRun run, int part, long leads, long total, CancellationToken cancellationToken)
    {
        var ids = new SpelledIds();
        var read = 0L;

        while (await ids.NextAsync(db, Page, cancellationToken) is { Read: > 0 } page)
        {
            await KeepAsync(db, page.Pairs, cancellationToken);
            read += page.Read;
            await run.ReportAsync((leads * part) + Math.Min(leads, read), total, part * PartSize, cancellationToken);
        }
    }

    private async Task LookAtMergedAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var merged = db.Leads.IgnoreQueryFilters().Where(lead => lead.MergedIntoId != null);
        var after = 0L;

        while (await merged.Where(lead => lead.MergedIntoId > after).Select(lead => lead.MergedIntoId!.Value).Distinct().OrderBy(id => id).Take(PartsPage).ToListAsync(cancellationToken) is { Count: > 0 } survivors)
        {
            after = survivors[^1];
            await KeepAsync(db, await PairSearch.OfAsync(db, survivors, cancellationToken), cancellationToken);
        }
    }

    private async Task KeepAsync(LeadDb db, List<(long One, long Other)> pairs, CancellationToken cancellationToken)
    {
        foreach (var some in pairs.Chunk(Page))
        {
            var facts = await MatchRow.FactsAsync(db, some.SelectMany(pair => new[] { pair.One, pair.Other }), cancellationToken);
            var found = some.Where(pair => facts.ContainsKey(pair.One) && facts.ContainsKey(pair.Other))
                .Select(pair => FoundPair.Of(pair.One, pair.Other, Likeness.Of(facts[pair.One], facts[pair.Other])))
                .Where(pair => pair.Likeness.Confidence >= Likeness.Shown).ToList();
            await KeepAsync(db, found, cancellationToken);
        }
    }

    private Task<bool> KeepAsync(LeadDb db, List<FoundPair> found, CancellationToken cancellationToken) => db.WriteAsync(async ct =>
    {
        await PairBook.KeepAsync(db, found, clock.GetUtcNow(), ct);
        return true;
    }, cancellationToken);
}
