using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Core.Desk.Models;

/// <summary>What the published models make of a sample.</summary>
/// <param name="IsFor">By version id, for each lead of the sample, whether the model's condition holds.</param>
/// <param name="Ours">Where the version that a draft would replace puts its leads; null when there is none.</param>
internal sealed record PublishedView(IReadOnlyDictionary<int, bool[]> IsFor, ModelTally? Ours)
{
    public static PublishedView Of(PreviewSets sets, Sampled sample, CancellationToken cancellationToken)
    {
        var isFor = sets.Before.Models.ToDictionary(model => model.Compiled.VersionId!.Value, _ => new bool[sample.Leads.Count]);
        var ours = sets.Before.Models.FirstOrDefault(model => model.Compiled.VersionId == sets.Ours);
        var tally = ours is null ? null : new ModelTally(ours.Compiled);

        for (var i = 0; i < sample.Leads.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (lead, signals) = sample.Leads[i];
            PublishedModel? rates = null;

            foreach (var model in sets.Before.Models)
            {
                var values = model.Read(lead);

                if (isFor[model.Compiled.VersionId!.Value][i] = model.Compiled.Applies(values))
                {
                    rates ??= model;
                }

                if (model == ours && rates == ours)
                {
                    tally!.Add(values, signals, sample.At, isRated: true);
                }
            }
        }

        return new(isFor, tally);
    }
}
