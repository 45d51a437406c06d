using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>The prediction in use, read once. Looks for a newer one each time it is asked, which costs one small query.</summary>
public sealed class PredictionShelf
{
    private volatile Prediction? known;

    /// <returns>Null while there is none.</returns>
    internal async Task<Prediction?> FindAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var found = await db.LearnedModels.Where(model => model.IsInUse).Select(model => (int?)model.Id).FirstOrDefaultAsync(cancellationToken);
        var fields = found is null ? 0 : await db.CustomFields.MaxAsync(field => (int?)field.Id, cancellationToken) ?? 0;

        if (found is null || (known is { } latest && latest.Id == found && latest.NewestField == fields))
        {
            return found is null ? null : known;
        }

        var stored = await db.LearnedModels.AsNoTracking().SingleAsync(model => model.Id == found, cancellationToken);
        return known = new(stored.Id, fields, PredictiveModel.FromJson(stored.Model), ModelCard.FromJson(stored.Card), await TraitBook.FieldsAsync(db, cancellationToken));
    }
}

/// <summary>A learned model, ready to be asked.</summary>
internal sealed class Prediction(int id, int newestField, PredictiveModel model, ModelCard card, IReadOnlyDictionary<string, LeadField> fields)
{
    private readonly Trait?[] traits = [.. model.Attributes.Select(attribute => Trait.Find(attribute.Key, fields))];

    public int Id { get; } = id;
    public int NewestField { get; } = newestField;
    public PredictiveModel Model { get; } = model;
    public ModelCard Card { get; } = card;
    public IReadOnlyDictionary<string, LeadField> Fields { get; } = fields;

    /// <summary>The fields that have to be read.</summary>
    public IReadOnlyCollection<string> Attributes { get; } = [.. model.Attributes.Select(attribute => attribute.Key).Where(fields.ContainsKey)];

    /// <summary>The lead's bins; a field that is gone counts as missing.</summary>
    public int[] BinsOf(KnownLead known) => [.. traits.Select((trait, i) => trait is null || trait.IsNumber != Model.Attributes[i].Bins.IsNumber ? Bins.Missing
        : trait.IsNumber ? Model.Attributes[i].Bins.Of(Trait.NumberOf(trait.Read(known))) : Model.Attributes[i].Bins.Of(trait.Read(known).Text))];

    /// <summary>What the lead has that was too rare in training, or never there.</summary>
    public IEnumerable<string> NovelIn(KnownLead known) => traits.Index().Where(one => one.Item is { IsNumber: false } trait && Model.Attributes[one.Index].Bins.IsNovel(trait.Read(known).Text))
        .Select(one => $"{one.Item!.Name}: {one.Item.Read(known).Text}");
}
