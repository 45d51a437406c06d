using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Scoring.Templates;

namespace LeadDesk.Tests.Scoring;

public sealed class TemplateTests
{
    private static readonly Dictionary<string, (string Attribute, string Value)[]> Leads = new()
    {
        ["a chief at a company of the right kind"] =
            [("jobTitle", "Chief Operating Officer"), ("department", "Operations"), ("industry", "Logistics"), ("employees", "800"), ("annualRevenue", "40000000"), ("country", "Germany"), ("emailKind", "business")],
        ["a trainee somewhere"] = [("jobTitle", "Trainee"), ("industry", "Education"), ("employees", "4"), ("annualRevenue", "100000"), ("country", "Brazil"), ("emailKind", "personal")],
        ["a director at a target account"] = [("accountTier", "1"), ("productInterest", "Routing"), ("jobTitle", "Director of IT"), ("department", "IT"), ("emailKind", "business")],
        ["somebody at a small account"] = [("accountTier", "4"), ("emailKind", "personal")],
        ["a customer's friend"] = [("productInterest", "Bicycle"), ("source", "Referral by a friend"), ("phone", "+44 20 7946 0000"), ("country", "UK"), ("market", "consumer")],
        ["a bought address"] = [("source", "Bought list"), ("market", "consumer")],
        ["a professional who was recommended"] = [("occupation", "Working professional"), ("source", "Reference"), ("origin", "Lead add form"), ("productInterest", "Finance"), ("market", "consumer")],
        ["a pupil"] = [("occupation", "Student"), ("market", "consumer")],
    };

    public static TheoryData<string> Keys => [.. ModelTemplates.Choices.Select(template => template.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_template_can_be_published_as_it_is_and_explains_every_rule(string key)
    {
        var template = ModelTemplates.Find(key)!;
        var findings = ModelCheck.Of(template.Model, LeadFields.BuiltIn);

        Assert.Empty(findings.Refusals.Concat(findings.Warnings));
        Assert.All(Reasons(template.Model), Assert.NotNull);
        Assert.EndsWith(".", template.For, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b2b-software", "a chief at a company of the right kind", 'A')]
    [InlineData("b2b-software", "a trainee somewhere", 'D')]
    [InlineData("b2b-services", "a chief at a company of the right kind", 'A')]
    [InlineData("b2b-services", "a trainee somewhere", 'D')]
    [InlineData("target-accounts", "a director at a target account", 'A')]
    [InlineData("target-accounts", "somebody at a small account", 'D')]
    [InlineData("consumer", "a customer's friend", 'A')]
    [InlineData("consumer", "a bought address", 'D')]
    [InlineData("education", "a professional who was recommended", 'A')]
    [InlineData("education", "a pupil", 'D')]
    public void Obvious_leads_have_the_obvious_grade(string key, string lead, char fit) => Assert.Equal(fit, Rate(key, lead).Cell.Fit);

    [Theory]
    [InlineData("b2b-software", "a chief at a company of the right kind")]
    [InlineData("b2b-services", "a chief at a company of the right kind")]
    [InlineData("target-accounts", "a director at a target account")]
    [InlineData("consumer", "a customer's friend")]
    [InlineData("education", "a professional who was recommended")]
    public void Whoever_fits_and_asks_today_is_handed_over(string key, string lead)
    {
        var rating = Rate(key, lead, Model.At(0.1, "demo-requested"), Model.At(0.1, subject: "/pricing"), Model.At(0.1, "form-submitted"));

        Assert.Equal(Treatment.HandOver, ModelTemplates.Find(key)!.Model.Matrix.First(entry => entry.Cell == rating.Cell.Name).Treatment);
    }

    [Fact]
    public void A_new_desk_still_begins_with_two() => Assert.Equal(["Education and consumer", "B2B software"], ModelTemplates.All.Select(model => model.Name));

    private static Rating Rate(string key, string lead, params Signal[] signals)
    {
        var compiled = new CompiledModel(ModelTemplates.Find(key)!.Model);
        return compiled.Rate([.. compiled.Attributes.Select(attribute => Leads[lead].FirstOrDefault(known => known.Attribute == attribute) is { Value: { } text }
            ? FieldText.TryRead(LeadFields.Find(attribute, [])!.Type, text, LeadFields.Find(attribute, [])!.Choices, out var value).Succeeded ? value : FieldValue.Empty
            : FieldValue.Empty)], signals, Model.Now);
    }

    private static IEnumerable<string?> Reasons(ModelDefinition model) =>
        model.Criteria.Select(rule => rule.Why).Concat(model.Adjustments.Select(rule => rule.Why)).Concat(model.Behaviours.Select(rule => rule.Why))
            .Concat(model.Disqualifiers.Select(rule => rule.Why)).Concat(model.Personas.Select(rule => rule.Why));
}
