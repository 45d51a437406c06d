using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Tests.Scoring;

/// <summary>Small models for the tables, and a moment to score at.</summary>
internal static class Model
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static ModelDefinition Empty { get; } = new() { Name = "Test", FitWeight = 0 };

    public static ModelDefinition With(params Behaviour[] behaviours) => Empty with { Behaviours = behaviours };

    public static Signal At(double daysAgo, string type = "page-viewed", string? subject = null) => new(type, Now.AddDays(-daysAgo), subject);

    public static Ledger Explain(this ModelDefinition model, params Signal[] signals) => new CompiledModel(model).Explain([], signals, Now);

    public static Ledger ExplainLead(this ModelDefinition model, params (string Attribute, FieldValue Value)[] known)
    {
        var compiled = new CompiledModel(model);
        return compiled.Explain([.. compiled.Attributes.Select(key => known.FirstOrDefault(pair => pair.Attribute == key).Value)], [], Now);
    }

    public static Condition Is(string attribute, params string[] values) => new Condition.Test(attribute, TestOperator.IsAnyOf, values);

    public static Condition Test(string attribute, TestOperator how, params string[] values) => new Condition.Test(attribute, how, values);
}
