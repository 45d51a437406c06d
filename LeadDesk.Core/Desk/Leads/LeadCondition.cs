using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>A stored condition, asked of leads: it means here what it means in scoring.</summary>
internal sealed class LeadCondition
{
    private readonly PublishedModel? model;

    /// <param name="json">As scoring models write conditions; null for every lead. What cannot be read holds for none.</param>
    /// <param name="custom">The custom fields it may name.</param>
    /// <param name="segments">Whether leads are in the segments it may name. What names another segment holds for none, whatever else it asks.</param>
    public LeadCondition(string? json, IReadOnlyList<CustomField> custom, params IReadOnlyList<LeadField> segments)
    {
        IsForAll = json is null;
        Condition? condition = null;

        // A model without rules but for whom it is.
        if (json is not null && ModelJson.TryRead(json, out condition).Succeeded && condition!.Tests().All(test => !SegmentFields.TryReadSegment(test.Attribute, out _) || segments.Any(known => known.Key == test.Attribute)))
        {
            model = new(new CompiledModel(new() { Name = "Condition", AppliesTo = condition }), custom, segments);
        }
    }

    public bool IsForAll { get; }

    /// <param name="lead">With its account loaded.</param>
    public bool Holds(Lead lead) => IsForAll || (model is not null && model.Compiled.Applies(model.Read(lead)));
}
