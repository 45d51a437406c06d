namespace LeadDesk.Core.Scoring.Templates;

/// <summary>Models to begin with. A new desk publishes them in this order, and the first that applies to a lead rates it.</summary>
public static class ModelTemplates
{
    /// <summary>Every template, in the order in which people look for it.</summary>
    public static IReadOnlyList<ModelTemplate> Choices { get; } =
    [
        new("b2b-software", "B2B software", "Software sold to companies: seniority and company say who fits, the way to a demo says who wants to buy.", B2bSoftware.Model),
        new("b2b-services", "B2B services", "Consulting, agencies, outsourcing: who decides and what the company can spend say who fits, talks and enquiries say who wants to buy.", B2bServices.Model),
        new("target-accounts", "Target accounts", "For teams with a list of accounts to win: the account's tier and the product it asks for count most, whoever it is that shows up.", TargetAccounts.Model),
        new("consumer", "Consumer", "Shops and services for private persons, without data on companies: interest, source and reach say who fits, prices and enquiries say who is about to buy.", Consumer.Model),
        new("education", "Consumer education", "Courses sold to people: occupation and interest say who fits, time on the site and enquiries say who is serious.", ConsumerEducation.Model),
    ];

    /// <summary>What a new desk publishes.</summary>
    public static IReadOnlyList<ModelDefinition> All { get; } = [ConsumerEducation.Model, B2bSoftware.Model];

    public static ModelTemplate? Find(string key) => Choices.FirstOrDefault(template => template.Key == key);
}

/// <param name="Key">Lower-case words with hyphens, as in addresses.</param>
/// <param name="For">Whom it is for and what it looks at, in a sentence or two.</param>
public sealed record ModelTemplate(string Key, string Name, string For, ModelDefinition Model);

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
