using System.Text.RegularExpressions;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Web.Models;

/// <summary>Something that the check of a model found, with the path of the rule it speaks of.</summary>
/// <param name="Path">Null when no one rule is meant.</param>
public sealed partial record Finding(string Text, bool IsRefusal, string? Path)
{
    public static IReadOnlyList<Finding> Of(ModelDefinition model, ModelFindings findings) =>
        [.. findings.Refusals.Select(text => new Finding(text, true, PathOf(model, text))), .. findings.Warnings.Select(text => new Finding(text, false, PathOf(model, text)))];

    private static string? PathOf(ModelDefinition model, string text) =>
        Quoted().Matches(text).Select(match => match.Groups["name"].Value).Select(name => PathOfRule(model, name)).FirstOrDefault(path => path is not null);

    private static string? PathOfRule(ModelDefinition model, string name) =>
        name == "the leads it is for" ? "about"
        : model.Criteria.Any(rule => rule.Name == name) ? $"criteria/{name}"
        : model.Behaviours.Any(rule => rule.Name == name) ? $"behaviours/{name}"
        : model.Adjustments.Any(rule => rule.Name == name) ? $"adjustments/{name}"
        : model.Disqualifiers.Any(rule => rule.Name == name) ? $"disqualifiers/{name}"
        : model.Personas.Any(rule => rule.Name == name) ? $"personas/{name}"
        : null;

    [GeneratedRegex("\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
