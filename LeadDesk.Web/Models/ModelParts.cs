using LeadDesk.Core.Scoring;

namespace LeadDesk.Web.Models;

/// <summary>The parts of a model by the names under which a merge and a comparison speak of them.</summary>
public static class ModelParts
{
    /// <summary>The model with one part as the other one has it: changed, added or taken away.</summary>
    public static ModelDefinition Take(ModelDefinition into, ModelDefinition from, string part, string rule) => part switch
    {
        "Fit criteria" => into with { Criteria = Take(into.Criteria, from.Criteria, entry => entry.Name, rule) },
        "Adjustments" => into with { Adjustments = Take(into.Adjustments, from.Adjustments, entry => entry.Name, rule) },
        "Behaviours" => into with { Behaviours = Take(into.Behaviours, from.Behaviours, entry => entry.Name, rule) },
        "Groups" => into with { Groups = Take(into.Groups, from.Groups, entry => entry.Name, rule) },
        "Content" => into with { ContentTags = Take(into.ContentTags, from.ContentTags, entry => entry.Name, rule) },
        "Disqualifiers" => into with { Disqualifiers = Take(into.Disqualifiers, from.Disqualifiers, entry => entry.Name, rule) },
        "Personas" => into with { Personas = Take(into.Personas, from.Personas, entry => entry.Name, rule) },
        "Matrix" => into with { Matrix = Take(into.Matrix, from.Matrix, entry => entry.Cell, rule) },
        "Protected attributes" => into with { Confirmed = Take(into.Confirmed, from.Confirmed, entry => entry.Attribute, rule) },
        _ => rule switch
        {
            "name" => into with { Name = from.Name },
            "description" => into with { Description = from.Description },
            "for whom" => into with { AppliesTo = from.AppliesTo },
            "fit's share" => into with { FitWeight = from.FitWeight },
            "most fit" => into with { MostFit = from.MostFit },
            "most engagement" => into with { MostEngagement = from.MostEngagement },
            "fit grades" => into with { Grades = from.Grades },
            "engagement levels" => into with { Levels = from.Levels },
            _ => throw new ArgumentOutOfRangeException(nameof(rule), $"A model has no part {part}, {rule}."),
        },
    };

    /// <summary>What one side did to a part, in words; a part that they took away, or brought back, says so.</summary>
    public static string Say(ModelDefinition before, ModelDefinition after, string part, string rule, Func<string, string> nameOf)
    {
        var said = ModelDiff.Between(Only(before), Only(after), nameOf).Where(difference => difference.Part == part).Select(difference => difference.What).ToList();
        return said.Count == 0 ? "as it was" : string.Join("; ", said);

        ModelDefinition Only(ModelDefinition model) => Take(Nothing, model, part, rule);
    }

    private static ModelDefinition Nothing { get; } = new() { Name = "", Matrix = [] };

    private static List<T> Take<T>(IReadOnlyList<T> into, IReadOnlyList<T> from, Func<T, string> nameOf, string rule)
        where T : class
    {
        var taken = from.FirstOrDefault(entry => nameOf(entry) == rule);
        var found = into.Any(entry => nameOf(entry) == rule);
        return [.. into.Select(entry => nameOf(entry) == rule ? taken : entry).OfType<T>(), .. found || taken is null ? (T[])[] : [taken]];
    }
}
