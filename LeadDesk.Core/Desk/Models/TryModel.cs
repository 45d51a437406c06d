using LeadDesk.Core.Data;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Figures for a model while it is being edited: the leads that each rule catches, the histograms and the matrix. Exact up to 20,000 leads, above that from a sample.</summary>
public sealed class TryModel(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadSample leads)
{
    private const int BetweenLooks = 256;

    /// <param name="definition">As it is in the editor, which may be broken: what cannot be counted is told and the rest counted.</param>
    /// <returns>Null for those who may not see models.</returns>
    public async Task<ModelTrial?> RunAsync(Actor actor, int modelId, ModelDefinition definition, CancellationToken cancellationToken)
    {
        if (!actor.SeesModels)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var countable = await ModelShelf.CountableAsync(db, definition, clock.GetUtcNow(), cancellationToken);
        var sets = await PreviewSets.LoadAsync(db, 0, modelId, countable.Model, cancellationToken);
        var sample = await leads.FindAsync(cancellationToken);
        var began = clock.GetTimestamp();
        var trial = await Task.Run(() => Count(sets, sample, countable, cancellationToken), cancellationToken);
        return trial with { Took = clock.GetElapsedTime(began) };
    }

    private static ModelTrial Count(PreviewSets sets, Sampled sample, CountableModel countable, CancellationToken cancellationToken)
    {
        var view = sample.Views.GetOrAdd($"{sets.Before.Stamp}|{sets.Ours}", _ => PublishedView.Of(sets, sample, cancellationToken));
        var draft = sets.After.Models.First(model => model.Compiled == sets.Draft);
        var others = sets.Others.Select(model => (Model: model.Compiled, IsFor: view.IsFor[model.Compiled.VersionId!.Value], IsFirst: sets.After.Models.IndexOf(model) < sets.After.Models.IndexOf(draft))).ToArray();
        var (tally, isFor, overlaps) = (new ModelTally(sets.Draft), 0, new int[others.Length]);

        for (var i = 0; i < sample.Leads.Count; i++)
        {
            if (i % BetweenLooks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var (lead, signals) = sample.Leads[i];
            var values = draft.Read(lead);
            var (applies, isTaken) = (sets.Draft.Applies(values), false);
            isFor += applies ? 1 : 0;

            for (var other = 0; applies && other < others.Length; other++)
            {
                overlaps[other] += others[other].IsFor[i] ? 1 : 0;
                isTaken |= others[other].IsFirst && others[other].IsFor[i];
            }

            if (applies)
            {
                tally.Add(values, signals, sample.At, !isTaken);
            }
        }

        var byRule = tally.ByRule();
        byRule["appliesTo"] = isFor;

        foreach (var (i, other) in others.Index())
        {
            byRule[$"overlap/{other.Model.Definition.Name}"] = overlaps[i];
        }

        return new()
        {
            ByRule = byRule.Where(entry => !countable.LeftOut.Contains(entry.Key)).ToDictionary(),
            Sample = sample.Leads.Count,
            Total = sample.Total,
            Problems = countable.Problems,
            Draft = tally,
            Published = view.Ours,
        };
    }
}

public sealed record ModelTrial
{
    /// <summary>Leads by rule path, among those that the draft is for; as <see cref="ModelTally.ByRule"/>, and "appliesTo" and "overlap/Model name".</summary>
    public required IReadOnlyDictionary<string, int> ByRule { get; init; }

    /// <summary>How many leads were looked at, of how many.</summary>
    public required int Sample { get; init; }
    public required int Total { get; init; }

    /// <summary>What could not be counted, and why.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
    public required ModelTally Draft { get; init; }

    /// <summary>The published version on its own leads; null when there is none.</summary>
    public ModelTally? Published { get; init; }

    /// <summary>How long the counting took, without loading.</summary>
    public TimeSpan Took { get; init; }
    public bool IsExact => Sample == Total;

    /// <summary>An estimate for all leads of a count in the sample.</summary>
    public int About(int count) => IsExact || Sample == 0 ? count : (int)Math.Round(count * (double)Total / Sample);
}
