using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Rules of the desk that are for some leads write conditions as scoring models do, and mean the same by them.</summary>
internal static class LeadCondition
{
    /// <summary>Whether a lead meets it; every lead when there is none, no lead when it cannot be read.</summary>
    /// <param name="json">As <see cref="ModelJson"/> writes it.</param>
    /// <param name="lead">With its account.</param>
    public static bool IsMet(string? json, Lead lead, IReadOnlyList<CustomField> custom)
    {
        if (json is null)
        {
            return true;
        }

        if (!ModelJson.TryRead(json, out Condition? condition).Succeeded)
        {
            return false;
        }

        // A model without rules but for whom it is.
        var model = new CompiledModel(new() { Name = "Rule", AppliesTo = condition });
        return model.Applies([.. model.Attributes.Select(key => LeadFields.Find(key, custom)?.Get(lead) ?? FieldValue.Empty)]);
    }
}
