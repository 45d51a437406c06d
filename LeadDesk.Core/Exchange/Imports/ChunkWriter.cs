using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Exchange.Imports.Rows;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Saves rows together with what they caused and how far the job is, so that a crash leaves all of it or nothing.</summary>
internal sealed class ChunkWriter(
    IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer, JobRun run, Import import, ImportMapping mapping, bool isSales)
{
    private readonly bool hasEvents = mapping.Columns.Any(column => EventTargets.IsOne(column.Target));
    private readonly Dictionary<string, List<string>> newChoices = [];

    /// <param name="choices">Choices that rows brought and the field did not have, by the custom field's key.</param>
    public Task WriteAsync(IReadOnlyList<ImportRow> rows, IEnumerable<(string Key, IReadOnlyList<string> Choices)> choices, CancellationToken cancellationToken)
    {
        foreach (var (key, brought) in choices)
        {
            newChoices[key] = [.. newChoices.GetValueOrDefault(key, []), .. brought];
        }

        return WriteAsync(rows, cancellationToken);
    }

    private async Task WriteAsync(IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        try
        {
            await SaveAsync(rows, cancellationToken);
        }
        catch (Exception failure) when (rows.Count > 1 && LeadDb.IsRowsFault(failure))
        {
            // Somebody saved one of these leads in between, or a row holds what the database does not take: halves find out which.
            await WriteAsync([.. rows.Take(rows.Count / 2)], cancellationToken);
            await WriteAsync([.. rows.Skip(rows.Count / 2)], cancellationToken);
        }
        catch (Exception failure) when (rows[0].Refusal is null && LeadDb.IsRowsFault(failure))
        {
            rows[0].Refusal = "could not be saved: somebody changed the same lead at that moment, or a value does not fit the database";
            await SaveAsync(rows, cancellationToken);
        }
    }

    private async Task SaveAsync(IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var touched = await db.WriteAsync(async ct =>
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            var news = new ChunkRows();
            var known = await KnownLeads.LoadAsync(db, rows, ct);
            var chunk = new ImportChunk(news, import, mapping, isSales, now, known, await AccountBook.LoadAsync(db, news, rows, ct), await FeedbackAsync(db, now, ct))
            {
                Consents = await ConsentBook.LoadAsync(db, import, rows, known, now, ct),
                Events = hasEvents ? await EventChunk.LoadAsync(db, import, rows, known, now, ct) : null,
            };

            foreach (var row in rows)
            {
                chunk.Take(row);
            }

            await AddChoicesAsync(db, ct);
            await news.AddAccountsAsync(db, ct);
            news.Verify(db);
            await RateAsync(db, news, chunk.Touched, now, ct);
            await news.AddLeadsAsync(db, ct);
            await SaveKnownAsync(db, news, chunk.Touched, now, ct);
            LeaveUnassigned(news, chunk.Touched, now);
            await news.AddHistoriesAsync(db, ct);
            await CountAsync(db, chunk, ct);
            await run.ReportAsync(db, run.Done + rows.Count, run.Total, run.Position + rows.Count, ct);
            return chunk.Touched;
        }, cancellationToken);
        newChoices.Clear();

        if (touched.Count > 0)
        {
            hub.Say([.. touched.Select(lead => lead.Id)]);
        }
    }

    private async Task<FeedbackBook> FeedbackAsync(LeadDb db, DateTimeOffset now, CancellationToken cancellationToken) =>
        new(mapping.Columns.Any(column => column.Target == ImportTargets.Feedback) ? await db.MoveReasons.AsNoTracking().ToListAsync(cancellationToken) : [], import, now);

    // What scoring makes of the import is undone with it.
    private async Task RateAsync(LeadDb db, ChunkRows news, HashSet<Lead> touched, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (scores, moves) = await scorer.RateNewAsync(db, news.Leads, now, "import", cancellationToken);
        news.Scores.AddRange(scores);
        news.Moves.AddRange(moves.Select(move => move.OfImport(import.Id)));
        await scorer.RateAsync(db, [.. touched.Where(lead => lead.Id > 0)], now, "import", cancellationToken);

        // Behind what the file moved, as it happened.
        foreach (var move in db.ChangeTracker.Entries<StageChange>().Where(move => move.State == EntityState.Added).ToList())
        {
            move.State = EntityState.Detached;
            news.Moves.Add(move.Entity.OfImport(import.Id));
        }

        QuietDown(touched, news, now);
    }

    // A file of old leads would break hundreds of promises at once.
    private void QuietDown(HashSet<Lead> touched, ChunkRows news, DateTimeOffset now)
    {
        if (!mapping.Promises)
        {
            foreach (var lead in touched.Where(lead => lead.Id == 0 || news.Moves.Exists(move => ReferenceEquals(move.Lead, lead))))
            {
                lead.PromiseNothingBefore(now);
            }
        }
    }

    private async Task SaveKnownAsync(LeadDb db, ChunkRows news, HashSet<Lead> touched, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.ChangeTracker.DetectChanges();

        // A file of nothing but new leads changes nothing that the context follows.
        if (!db.ChangeTracker.HasChanges())
        {
            return;
        }

        db.ChangeTracker.AutoDetectChangesEnabled = true;
        var memory = RowMemory.Of(db);
        await db.SaveChangesAsync(cancellationToken);
        news.Changes.AddRange(memory.Keep(import, touched, now));
    }

    // Routing leaves alone what was left without owner on purpose.
    private void LeaveUnassigned(ChunkRows news, HashSet<Lead> touched, DateTimeOffset now)
    {
        if (!mapping.Routes)
        {
            news.Routed.AddRange(touched.Where(lead => lead.OwnerId is null)
                .Select(lead => new Routed { LeadId = lead.Id, At = now, Cause = "import", Why = $"The import of {import.FileName} leaves its leads for whoever takes them.", By = import.By }));
        }
    }

    private Task<int> CountAsync(LeadDb db, ImportChunk chunk, CancellationToken cancellationToken) =>
        db.Imports.Where(i => i.Id == import.Id).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.Created, i => i.Created + chunk.Created)
            .SetProperty(i => i.Updated, i => i.Updated + chunk.Updated)
            .SetProperty(i => i.Unchanged, i => i.Unchanged + chunk.Unchanged)
            .SetProperty(i => i.Refused, i => i.Refused + chunk.Refused), cancellationToken);

    private async Task AddChoicesAsync(LeadDb db, CancellationToken cancellationToken)
    {
        if (newChoices.Count == 0)
        {
            return;
        }

        var keys = newChoices.Keys.ToList();

        foreach (var field in await db.CustomFields.Where(field => keys.Contains(field.Key)).ToListAsync(cancellationToken))
        {
            field.Choices = [.. field.Choices.Union(newChoices[field.Key])];
        }
    }
}
