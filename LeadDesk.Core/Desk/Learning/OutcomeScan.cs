using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>Which leads outcomes are reported of.</summary>
/// <param name="ByClose">Whether the days are those on which leads were closed, and open ones are left out; otherwise those on which they were created.</param>
/// <param name="Segment">Narrows the leads further; its own days do not count.</param>
public sealed record OutcomeAsk(DateOnly? From, DateOnly? To, bool ByClose, LeadFilter Segment)
{
    /// <summary>Two with the same key ask the same.</summary>
    public string Key => $"{From}|{To}|{ByClose}|{Segment.InWords(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture))}";
}

/// <summary>Leads as they were known, with what each scoring would have said of them then. Oldest first.</summary>
internal sealed record Scanned(LearningSet Set, IReadOnlyList<ScannedLead> Leads, CompiledModel? Model, CompiledModel? Draft, Prediction? Prediction, TraitBook Book, long Total)
{
    public bool IsSampled => Total > 0 && Leads.Count < Total && Every > 1;
    public int Every { get; init; } = 1;
}

/// <param name="Holds">Which rules of the model held; null when it was not for this lead.</param>
/// <param name="Draft">The draft's score; null without a draft, or when it is not for this lead.</param>
internal sealed record ScannedLead(long Id, DateTimeOffset CreatedAt, DateTimeOffset? ClosedAt, DateTimeOffset Moment, bool IsWon, double Score, double Fit, double Engagement, Cell Cell, bool IsFlagged, double? Draft, double? Chance, double? Value, int[]? Holds);

/// <summary>Reads leads once for all that is reported about outcomes. More than 100,000 are judged by some 60,000 in evenly spread slices.</summary>
internal sealed class OutcomeScan(LeadDb db, PublishedModels published, PredictionShelf shelf, DateTimeOffset now)
{
    private const long MostLeads = 100_000, Sample = 60_000;

    public async Task<Scanned> ReadAsync(Actor actor, OutcomeAsk ask, Func<long, long, Task>? progress, CancellationToken cancellationToken)
    {
        var book = await TraitBook.LoadAsync(db, cancellationToken);
        var models = await published.FindAsync(db, cancellationToken);
        var (model, prediction) = (await MostUsedAsync(models, cancellationToken), await shelf.FindAsync(db, cancellationToken));
        var draft = await DraftAsync(model, book, cancellationToken);
        var total = await db.Leads.LongCountAsync(cancellationToken);
        var every = total <= MostLeads ? 1 : (int)((total + Sample - 1) / Sample);
        var chosen = ask.Segment with { CreatedFrom = null, CreatedTo = null } is { IsEmpty: false } segment ? (await segment.Apply(db.Leads, actor).Select(lead => lead.Id).ToListAsync(cancellationToken)).ToHashSet() : null;
        var custom = await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken);
        var (drafted, found, gathered) = (draft is null ? null : new PublishedModel(draft, custom), new List<ScannedLead>(), new ClosedLeads(book.Traits, (int)(total / every)));
        var holds = model is null ? null : new RuleHolds(model);
        string[] attributes = [.. book.Attributes.Concat(prediction?.Attributes ?? []).Concat(models.Models.SelectMany(one => one.Compiled.Attributes)).Concat(draft?.Attributes ?? []).Append("value").Distinct().Where(book.Fields.ContainsKey)];

        await new KnownLeads(db, attributes, book.Fields, now).VisitAsync(closedOnly: false, every, known =>
        {
            if ((chosen?.Contains(known.Lead.Id) ?? true) && IsIn(ask, known))
            {
                found.Add(Of(known, models, model, holds, drafted, prediction));
                gathered.Add(known);
            }
        }, progress is null ? null : seen => progress(seen * every, total), cancellationToken);
        var set = gathered.ToSet();
        return new(set, [.. found.OrderBy(lead => lead.CreatedAt).ThenBy(lead => lead.Id)], model, draft, prediction, book, total) { Every = every };
    }

    // Proposals are about the model that rates most leads, of the newest when there are very many.
    private async Task<CompiledModel?> MostUsedAsync(ModelSet models, CancellationToken cancellationToken)
    {
        if (models.Models.Length < 2)
        {
            return models.Models.FirstOrDefault()?.Compiled;
        }

        var used = await db.Leads.OrderByDescending(lead => lead.Id).Take((int)MostLeads).GroupBy(lead => lead.ModelVersionId).Select(group => new { Id = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return models.Models.MaxBy(model => used.Find(one => one.Id == model.Compiled.VersionId)?.Count ?? 0)?.Compiled;
    }

    private static bool IsIn(OutcomeAsk ask, KnownLead known)
    {
        var at = ask.ByClose ? known.ClosedAt : known.Lead.CreatedAt;
        return at is { } moment && DateOnly.FromDateTime(moment.UtcDateTime) is var day && (ask.From is null || day >= ask.From) && (ask.To is null || day <= ask.To);
    }

    private static ScannedLead Of(KnownLead known, ModelSet models, CompiledModel? model, RuleHolds? holds, PublishedModel? draft, Prediction? prediction)
    {
        var rated = models.For(known.Lead);
        var rating = rated is { } by ? by.Model.Rate(by.Values, known.Signals, known.Moment) : null;
        var values = draft?.Read(known.Lead);
        return new(
            known.Lead.Id, known.Lead.CreatedAt, known.ClosedAt, known.Moment, known.IsWon, rating?.Score ?? 0, rating?.Fit ?? 0, rating?.Engagement ?? 0, rating?.Cell ?? Cell.Worst,
            rated is { } one && one.Model.TreatmentOf(rating!.Cell).Treatment == Treatment.HandOver,
            values is not null && draft!.Compiled.Applies(values) ? draft.Compiled.Rate(values, known.Signals, known.Moment).Score : null,
            prediction?.Model.Probability(prediction.BinsOf(known)), known.Worth,
            rated is { } ours && ours.Model == model ? holds!.Of(ours.Values, known.Signals, known.Moment) : null);
    }

    // What of a draft can be scored with; a broken rule is left out, as while editing.
    private async Task<CompiledModel?> DraftAsync(CompiledModel? model, TraitBook book, CancellationToken cancellationToken)
    {
        var modelId = await db.ScoringModelVersions.Where(version => model != null && version.Id == model.VersionId).Select(version => (int?)version.ModelId).FirstOrDefaultAsync(cancellationToken);
        var draft = await db.ScoringModelVersions.Where(version => version.ModelId == modelId && version.State == ModelState.Draft).Select(version => version.Definition).FirstOrDefaultAsync(cancellationToken);
        return draft is null ? null : new CompiledModel(CountableModel.Of(await ModelShelf.WriteAsync(db, ModelShelf.Read(draft), now, cancellationToken), [.. book.Fields.Values]).Model);
    }
}
