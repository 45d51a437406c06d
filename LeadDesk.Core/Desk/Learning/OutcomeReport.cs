using System.Collections.Concurrent;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>What outcomes say about every attribute, behaviour and rule, where the cut-off belongs, and which scoring foretells best. Kept until a lead, a model or a prediction changes.</summary>
public sealed class OutcomeReport : IDisposable
{
    private const int MostKept = 8;

    private readonly IDbContextFactory<LeadDb> databases;
    private readonly TimeProvider clock;
    private readonly PublishedModels published;
    private readonly PredictionShelf shelf;
    private readonly SegmentFilter segments;
    private readonly IDisposable listening;
    private readonly ConcurrentDictionary<string, OutcomeAnswer> kept = new();
    private readonly SemaphoreSlim turn = new(1, 1);

    public OutcomeReport(IDbContextFactory<LeadDb> databases, TimeProvider clock, PublishedModels published, PredictionShelf shelf, SegmentFilter segments, LeadHub hub)
    {
        (this.databases, this.clock, this.published, this.shelf, this.segments) = (databases, clock, published, shelf, segments);
        listening = hub.Listen(_ => kept.Clear());
    }

    /// <param name="progress">Told how many leads of how many were read.</param>
    /// <returns>Null for those who may not see models.</returns>
    public async Task<OutcomeAnswer?> AskAsync(Actor actor, OutcomeAsk ask, Func<long, long, Task>? progress = null, CancellationToken cancellationToken = default)
    {
        if (!actor.SeesModels)
        {
            return null;
        }

        ask = ask with { Segment = await segments.ResolveAsync(actor, ask.Segment, cancellationToken) };
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var key = await KeyAsync(db, ask, cancellationToken);

        if (kept.TryGetValue(key, out var known))
        {
            return known;
        }

        await turn.WaitAsync(cancellationToken);

        try
        {
            if (kept.TryGetValue(key, out known))
            {
                return known;
            }

            var now = clock.GetUtcNow();
            var scanned = await new OutcomeScan(db, published, shelf, now).ReadAsync(actor, ask, progress, cancellationToken);
            var capacity = await CapacityAsync(db, cancellationToken);
            var answer = await Task.Run(() => OutcomeAnswer.Of(scanned, capacity, now), cancellationToken);

            if (kept.Count >= MostKept)
            {
                kept.Clear();
            }

            return kept[key] = answer;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        listening.Dispose();
        turn.Dispose();
    }

    // Other models, drafts, predictions, choices or leads make it another answer, and so does another segment of the same name.
    private static async Task<string> KeyAsync(LeadDb db, OutcomeAsk ask, CancellationToken cancellationToken)
    {
        var versions = await db.ScoringModelVersions.Where(version => version.State != ModelState.Retired).OrderBy(version => version.Id).Select(version => new { version.Id, version.Version }).ToListAsync(cancellationToken);
        var learned = await db.LearnedModels.Where(model => model.IsInUse).Select(model => model.Id).FirstOrDefaultAsync(cancellationToken);
        var newest = await db.Leads.MaxAsync(lead => (long?)lead.Id, cancellationToken);
        var segment = await db.Segments.Where(one => one.Id == ask.Segment.SegmentId).Select(one => one.Version).FirstOrDefaultAsync(cancellationToken);
        return $"{ask.Key}|{ask.Segment.SegmentId}.{segment}.{ask.Segment.Within is null}|{string.Join(',', versions.Select(version => $"{version.Id}.{version.Version}"))}|{learned}|{newest}|{await db.LearningChoices.CountAsync(cancellationToken)}";
    }

    private static async Task<(int Reps, int? PerWeek)> CapacityAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var reps = await db.Users.Where(person => person.Role == Role.Rep && person.DisabledAt == null).Select(person => person.WeeklyCapacity).ToListAsync(cancellationToken);
        return (reps.Count, reps.Exists(capacity => capacity is not null) ? reps.Sum(capacity => capacity ?? 0) : null);
    }
}
