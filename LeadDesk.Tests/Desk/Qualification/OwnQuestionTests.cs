using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Qualification.Frameworks;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Qualification;

/// <summary>A question of one's own is a field like all others.</summary>
public sealed class OwnQuestionTests(PostgresServer postgres)
{
    private const string Counts = "answer.people-council", Chosen = "answer.people-council.chosen";

    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Leads_are_filtered_by_what_was_chosen_and_by_what_it_counts(DatabaseProvider provider)
    {
        using var desk = await AskedAsync(provider);
        desk.AddLead("Nobody asked");
        await using var db = desk.Desk.Open();

        foreach (var query in (string[])[$"{Chosen}=Objects", $"{Counts}=3"])
        {
            var filter = LeadFilterText.Read(query, []);
            Assert.Equal(query, LeadFilterText.Write(filter));
            Assert.Equal([desk.LeadId], filter.Apply(db.Leads, desk.Dev).Select(lead => lead.Id));
        }

        Assert.Empty(LeadFilterText.Read($"{Chosen}=Agrees", []).Apply(db.Leads, desk.Dev));
        Assert.Equal("Chosen: Council is Objects", LeadFilterText.Read($"{Chosen}=Objects", []).InWords(_ => ""));
        Assert.Equal(["Objects"], await desk.Desk.Get<WordChoices>().AskAsync(desk.Dev, Chosen, QualificationDesk.Stop));
        Assert.Equal(["people/council"], (await desk.Desk.Get<FilterChoices>().QuestionsAsync(QualificationDesk.Stop)).Select(facet => facet.Key));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_model_scores_by_it(DatabaseProvider provider)
    {
        using var desk = await AskedAsync(provider);
        await using var db = desk.Desk.Open();
        var definition = new ModelDefinition { Name = "By council", Criteria = [new("council", Chosen, 1, WhenEmpty.CountsZero, [new(new Condition.Test(Chosen, TestOperator.IsAnyOf, "Objects"), 100)])] };
        var model = new ScoringModel { Name = "By council", Order = 0, CreatedAt = desk.Desk.Clock.Now };
        model.Versions.Add(new() { Number = 1, State = ModelState.Published, Definition = ModelJson.Write(definition), Author = "Ada", CreatedAt = desk.Desk.Clock.Now });
        db.ScoringModels.Add(model);
        await db.SaveChangesAsync(QualificationDesk.Stop);

        var atHand = (await desk.Desk.Get<ModelPage>().RunAsync(desk.Desk.AddPerson("Ada", Role.Marketer), model.Id, QualificationDesk.Stop))!;
        await desk.AnswerAsync("people/council", AnswerStatus.Claimed, new AnswerValue.Choice("Objects"));

        Assert.Null(ConditionCheck.Of(definition.Criteria[0].Tiers[0].When, atHand.Fields).Refusal);
        Assert.Equal([("Answer: Works council", Counts), ("Chosen: Works council", Chosen)], atHand.FieldsInUse.Where(field => field.Key.StartsWith(Counts, StringComparison.Ordinal)).Select(field => (field.Name, field.Key)));
        await using var after = desk.Desk.Open();
        Assert.Equal(100, after.Leads.Single(lead => lead.Id == desk.LeadId).Fit);
    }

    [Theory]
    [InlineData("answer.people-buyer", true)]
    [InlineData("answer.deciding-paper.chosen", true)]
    [InlineData("answer.people-works-council", true)]
    [InlineData("answer.weather-rain", false)]
    [InlineData("answer.people", false)]
    [InlineData("answer.", false)]
    public void A_field_is_one_of_an_answer_when_its_key_begins_with_a_concept(string key, bool isField) => Assert.Equal(isField, LeadFields.Find(key, []) is not null);

    private async Task<QualificationDesk> AskedAsync(DatabaseProvider provider)
    {
        var desk = await QualificationDesk.OnAsync(provider, postgres);
        var council = new FrameworkElement { Key = "people-council", Name = "Works council", Facet = "people/council", Answer = AnswerType.Choice, Choices = ["Agrees", "Objects"], Questions = ["What does it say?"] };
        Assert.True((await desk.Desk.Get<SaveFramework>().RunAsync(desk.Dev, desk.Framework("bant"), 1, Bant.Framework with { Elements = [.. Bant.Framework.Elements, council] }, null, false, QualificationDesk.Stop)).Outcome.Succeeded);
        await desk.AnswerAsync("people/council", AnswerStatus.Proven, new AnswerValue.Choice("Objects"));
        return desk;
    }
}
