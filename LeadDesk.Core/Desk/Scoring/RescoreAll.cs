using System.Collections.Concurrent;
using System.Text.Json;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>
/// Rates every lead anew, as after publishing a model. Slices of leads are read and rated on all processors while those before them are
/// written, several in one transaction and never so many that a page would wait for long. Position is the last lead's id.
/// </summary>
public sealed class RescoreAll(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, PublishedModels published) : IJobWork
{
    private const int SliceSize = 2_000, MostSlicesAtOnce = 12;

    /// <summary>A transaction of about this length costs little more than a long one, and holds nobody up.</summary>
    private static readonly TimeSpan WriteTime = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentBag<TextPool> pools = [];
    private readonly SliceRating rating = new(databases, clock, published);

    public string Kind => JobKind.Rescore;

    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var total = await db.Leads.LongCountAsync(cancellationToken);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var processors = new SemaphoreSlim(Environment.ProcessorCount);
        var ahead = new Queue<Task<RatedSlice>>();

        try
        {
            await WorkAsync(db, run, total, ahead, processors, ending.Token);
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(ahead).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        hub.SayAll();
    }

    private async Task WorkAsync(LeadDb db, JobRun run, long total, Queue<Task<RatedSlice>> ahead, SemaphoreSlim processors, CancellationToken cancellationToken)
    {
        var (next, many) = (run.Position, 1);
        var quiet = RescoreInput.Of(run.Input).Quiet;
        var batch = RatingBatch.Of(db);

        while (true)
        {
            while (ahead.Count < MostSlicesAtOnce * 2 && await EndOfSliceAsync(db, next, cancellationToken) is { } end)
            {
                ahead.Enqueue(RateAsync(next, end, quiet, processors, cancellationToken));
                next = end;
            }

            if (ahead.Count == 0)
            {
                return;
            }

            var slices = await TakeAsync(ahead, many);
            var started = clock.GetTimestamp();
            await WriteAsync(db, batch, run, total, slices, cancellationToken);
            var took = clock.GetElapsedTime(started);
            many = took > WriteTime ? Math.Max(1, many / 2) : took < WriteTime / 3 ? Math.Min(MostSlicesAtOnce, many + 1) : many;
        }
    }

    private static Task<long?> EndOfSliceAsync(LeadDb db, long after, CancellationToken cancellationToken) => db.Leads
        .Where(lead => lead.Id > after)
        .OrderBy(lead => lead.Id)
        .Select(lead => (long?)lead.Id)
        .Take(SliceSize)
        .MaxAsync(cancellationToken);

    private async Task<RatedSlice> RateAsync(long after, long upTo, bool quiet, SemaphoreSlim processors, CancellationToken cancellationToken)
    {
        await processors.WaitAsync(cancellationToken);
        var pool = pools.TryTake(out var used) ? used : new TextPool();

        try
        {
            return await Task.Run(() => rating.RateAsync(after, upTo, "model", quiet, pool, cancellationToken), cancellationToken);
        }
        finally
        {
            pools.Add(pool);
            processors.Release();
        }
    }

    /// <summary>Waits for the next slice and takes those behind it along that are ready, too.</summary>
    private static async Task<List<RatedSlice>> TakeAsync(Queue<Task<RatedSlice>> ahead, int atMost)
    {
        var taken = new List<RatedSlice> { await ahead.Peek() };
        _ = ahead.Dequeue();

        while (taken.Count < atMost && ahead.TryPeek(out var following) && following.IsCompletedSuccessfully)
        {
            taken.Add(await ahead.Dequeue());
        }

        return taken;
    }

    private async Task WriteAsync(LeadDb db, RatingBatch batch, JobRun run, long total, List<RatedSlice> slices, CancellationToken cancellationToken)
    {
        var (rated, done) = (slices.SelectMany(slice => slice.Rated).ToList(), run.Done + slices.Sum(slice => slice.Leads));
        await StoredSignals.StoreAsync(db, [.. slices.SelectMany(slice => slice.Packed)], cancellationToken);
        var written = await batch.WriteAsync(db, rated, ct => run.ReportAsync(db, done, Math.Max(total, done), slices[^1].Last, ct), cancellationToken);
        var known = written.ToHashSet();
        List<long> changed = [.. rated.Where(lead => (lead.IsNews || lead.HasMoved) && known.Contains(lead.Lead.Id)).Select(lead => lead.Lead.Id)];

        // To say none would mean any.
        if (changed.Count > 0)
        {
            hub.Say(changed);
        }
    }
}

/// <param name="Quiet">Hands nothing over: the model was published quietly.</param>
/// <param name="VersionId">The version that was published, so that two publications are two jobs.</param>
public sealed record RescoreInput(bool Quiet = false, int? VersionId = null)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static RescoreInput Of(string json) => JsonSerializer.Deserialize<RescoreInput>(json, JsonSerializerOptions.Web) ?? new();
}
