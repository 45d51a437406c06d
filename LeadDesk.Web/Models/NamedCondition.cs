using LeadDesk.Core.Scoring;

namespace LeadDesk.Web.Models;

/// <summary>What disqualifiers and personas have in common.</summary>
public sealed record NamedCondition(string Name, Condition When, string? Why)
{
    public static NamedCondition Of(Disqualifier rule) => new(rule.Name, rule.When, rule.Why);
    public static NamedCondition Of(Persona rule) => new(rule.Name, rule.When, rule.Why);

    public Disqualifier AsDisqualifier() => new(Name, When) { Why = Why };
    public Persona AsPersona() => new(Name, When) { Why = Why };
}
