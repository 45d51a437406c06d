namespace LeadDesk.Web.Models;

/// <summary>How many leads each rule of a draft catches, by rule path; counted in a sample of so many of all leads.</summary>
public sealed record RuleCounts(IReadOnlyDictionary<string, int> ByRule, int Sample, int Total);
