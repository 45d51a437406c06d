using System.Runtime.InteropServices;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>Why a lead has its score, how it came to it, and where it is going.</summary>
public sealed class ScoreLedger(IDbContextFactory<LeadDb> databases, TimeProvider clock, PublishedModels published)
{
    private const int HistoryDays = 65, ForecastDays = 65, PointsEachWay = 131, MostChanges = 200;

    /// <summary>Null when there is no such lead or the actor may not see it.</summary>
    public async Task<ScoreStory?> RunAsync(Actor actor, long leadId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var lead = await db.Leads.AsNoTracking().Include(l => l.Account).VisibleTo(actor).FirstOrDefaultAsync(l => l.Id == leadId, cancellationToken);

        if (lead is null)
        {
            return null;
        }

        var history = await db.ScoreChanges.AsNoTracking()
            .Where(change => change.LeadId == leadId)
            .OrderByDescending(change => change.At).ThenByDescending(change => change.Id)
            .Take(MostChanges)
            .Select(change => new ScoreMoment(change.At, change.Score, change.Fit, change.Engagement, change.Cell, change.Cause))
            .ToListAsync(cancellationToken);
        var models = await published.FindAsync(db, cancellationToken);

        if (models.For(lead) is not { } found)
        {
            return new() { Ledger = null, Model = "No published model is for this lead, so it is D4 with 0 points.", History = history };
        }

        var loaded = await LeadSignals.LoadAsync(db, [leadId], cancellationToken);
        var model = found.Model;
        var number = await db.ScoringModelVersions.Where(version => version.Id == model.VersionId).Select(version => (int?)version.Number).FirstOrDefaultAsync(cancellationToken);
        return Tell(model, found.Values, CollectionsMarshal.AsSpan(loaded.GetValueOrDefault(leadId)), lead.CreatedAt, now) with { ModelVersion = number, History = history };
    }

    private static ScoreStory Tell(CompiledModel model, FieldValue[] values, ReadOnlySpan<Signal> signals, DateTimeOffset createdAt, DateTimeOffset now)
    {
        // Before it was known a lead had no score.
        var begin = now.AddDays(-HistoryDays);
        var (from, until) = (createdAt > begin && createdAt < now ? createdAt : begin, now.AddDays(ForecastDays));
        var demo = new Signal("demo-requested", now);
        return new()
        {
            Ledger = model.Explain(values, signals, now),
            Model = model.Definition.Name,
            Past = model.Curve(values, signals, from, now, PointsEachWay),
            Coming = model.Curve(values, signals, now, until, PointsEachWay),
            Changes = model.Changes(values, signals, now, until),
            AfterDemoRequest = model.RateWith(values, signals, demo, now),
        };
    }
}

/// <summary>The score as the lead page tells it.</summary>
public sealed record ScoreStory
{
    /// <summary>Null when no published model is for the lead.</summary>
    public required Ledger? Ledger { get; init; }

    /// <summary>The model's name, or why there is none.</summary>
    public required string Model { get; init; }
    public int? ModelVersion { get; init; }

    /// <summary>The score over the last and the next weeks if nothing happens, half a day apart, as the model and the attributes are now.</summary>
    public IReadOnlyList<CurvePoint> Past { get; init; } = [];
    public IReadOnlyList<CurvePoint> Coming { get; init; } = [];

    /// <summary>The cells that are coming if nothing happens, each with its first minute.</summary>
    public IReadOnlyList<CurvePoint> Changes { get; init; } = [];

    /// <summary>What one demo request now would make of it.</summary>
    public Rating? AfterDemoRequest { get; init; }

    /// <summary>What was stored when, newest first.</summary>
    public IReadOnlyList<ScoreMoment> History { get; init; } = [];
}

public sealed record ScoreMoment(DateTimeOffset At, double Score, double Fit, double Engagement, Cell Cell, string Cause);
