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
    public LeadCondition(string? json, IReadOnlyList<CustomField> custom)
    {
        IsForAll = json is null;
        Condition? condition = null;

        // A model without rules but for whom it is.
        if (json is not null && ModelJson.TryRead(json, out condition).Succeeded)
        {
            model = new(new CompiledModel(new() { Name = "Condition", AppliesTo = condition }), custom);
        }
    }

    public bool IsForAll { get; }

    /// <summary>Asks it of one lead only.</summary>
    public static bool IsMet(string? json, Lead lead, IReadOnlyList<CustomField> custom) => new LeadCondition(json, custom).Holds(lead);

    /// <param name="lead">With its account loaded.</param>
    public bool Holds(Lead lead) => IsForAll || (model is not null && model.Compiled.Applies(model.Read(lead)));
}
