namespace LeadDesk.Core.Scoring.Templates;

/// <summary>Models to begin with. A new desk publishes them in this order, and the first that applies to a lead rates it.</summary>
public static class ModelTemplates
{
    public static IReadOnlyList<ModelDefinition> All { get; } = [ConsumerEducation.Model, B2bSoftware.Model];
}

/// <summary>Short forms, so that a template reads as a table.</summary>
internal static class Write
{
    public static Condition Is(string attribute, params IReadOnlyList<string> values) => new Condition.Test(attribute, TestOperator.IsAnyOf, values);
    public static Condition Contains(string attribute, params IReadOnlyList<string> values) => new Condition.Test(attribute, TestOperator.ContainsAnyOf, values);
    public static Condition Word(string attribute, params IReadOnlyList<string> values) => new Condition.Test(attribute, TestOperator.HasAnyWord, values);
    public static Condition AtLeast(string attribute, string number) => new Condition.Test(attribute, TestOperator.AtLeast, number);
    public static Condition Between(string attribute, string from, string to) => new Condition.Test(attribute, TestOperator.Between, from, to);
    public static Condition Known(string attribute) => new Condition.Test(attribute, TestOperator.IsNotEmpty);
    public static Condition Unknown(string attribute) => new Condition.Test(attribute, TestOperator.IsEmpty);
    public static Condition Not(Condition of) => new Condition.Opposite(of);
    public static Condition All(params IReadOnlyList<Condition> of) => new Condition.All(of);
    public static Condition Any(params IReadOnlyList<Condition> of) => new Condition.Any(of);
}
