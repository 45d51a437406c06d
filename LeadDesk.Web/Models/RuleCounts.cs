namespace LeadDesk.Web.Models;

/// <summary>How many leads each rule of a draft concerns, by the rule's path: criteria/Seniority/0, adjustments/Name, behaviours/Name, …</summary>
/// <param name="ByRule">Of all leads; projections when only a sample was looked at.</param>
/// <param name="Sample">How many leads were looked at.</param>
public sealed record RuleCounts(IReadOnlyDictionary<string, int> ByRule, int Sample, int Total)
{
    /// <summary>"1,240 leads", "≈ 1,240 leads", or null when it is not known.</summary>
    public string? Say(string path) => ByRule.TryGetValue(path, out var count)
        ? FormattableString.Invariant($"{(Sample < Total ? "≈ " : "")}{count:N0} {(count == 1 ? "lead" : "leads")}")
        : null;
}
