using System.Runtime.InteropServices;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>Why a lead has its score, how it came to it, and where it is going.</summary>
public sealed class ScoreLedger(IDbContextFactory<LeadDb> databases, TimeProvider clock, PublishedModels published)
{
    private const int HistoryDays = 65, ForecastDays = 65, ChangesDays = 365, PointsAhead = 131;

    private readonly SharedAnswers<(Actor, long), ScoreStory?> answers = new();

    /// <summary>Null when there is no such lead or the actor may not see it.</summary>
    public Task<ScoreStory?> RunAsync(Actor actor, long leadId, CancellationToken cancellationToken) =>
        answers.AskAsync((actor, leadId), gone => ReadAsync(actor, leadId, gone), cancellationToken);

    private async Task<ScoreStory?> ReadAsync(Actor actor, long leadId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var lead = await db.Leads.AsNoTracking().Include(l => l.Account).VisibleTo(actor).FirstOrDefaultAsync(l => l.Id == leadId, cancellationToken);

        if (lead is null)
        {
            return null;
        }

        var history = await ScoreHistory.ReadAsync(db, leadId, cancellationToken);
        var current = await db.OverrideOnAsync(leadId, now, cancellationToken);
        var models = await published.FindAsync(db, cancellationToken);

        if (models.For(lead) is not { } found)
        {
            return new()
            {
                Ledger = null,
                Cell = current?.Cell ?? Cell.Worst,
                Pinned = Pinned(current, Cell.Worst, Cell.Worst),
                Model = "No published model is for this lead, so scoring finds D4 with 0 points.",
                History = history,
            };
        }

        var loaded = await LeadSignals.LoadAsync(db, [leadId], cancellationToken);
        var model = found.Model;
        var number = await db.ScoringModelVersions.Where(version => version.Id == model.VersionId).Select(version => (int?)version.Number).FirstOrDefaultAsync(cancellationToken);
        return Tell(model, found.Values, CollectionsMarshal.AsSpan(loaded.GetValueOrDefault(leadId)), history, current, lead.CreatedAt, now) with { ModelVersion = number };
    }

    private static ScoreStory Tell(
        CompiledModel model, FieldValue[] values, ReadOnlySpan<Signal> signals, IReadOnlyList<ScoreMoment> history, GradeOverride? current, DateTimeOffset createdAt, DateTimeOffset now)
    {
        var ledger = model.Explain(values, signals, now);
        var computed = ledger.Rating.Cell;
        var begin = now.AddDays(-HistoryDays);
        var from = createdAt > begin ? createdAt : begin;
        return new()
        {
            Ledger = ledger,
            Cell = current?.Cell ?? computed,
            Pinned = Pinned(current, computed, current is null ? computed : model.Rate(values, signals, current.Until).Cell),
            Model = model.Definition.Name,
            Past = StoredCurve.Draw(model, values, signals, [.. history.Reverse()], from, now),
            Coming = model.Curve(values, signals, now, now.AddDays(ForecastDays), PointsAhead),
            Changes = model.Changes(values, signals, now, now.AddDays(ChangesDays)),
            Lift = OneMoreThing.Of(model, values, signals, now),
            History = history,
        };
    }

    private static PinnedGrade? Pinned(GradeOverride? current, Cell computed, Cell returns) =>
        current is null ? null : new(current.Id, current.Cell, current.At, current.Until, current.By, current.Reason, computed, returns);
}
