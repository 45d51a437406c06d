using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Qualification;

public sealed class AnswerTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_lead_is_qualified_end_to_end_by_BANT(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        Assert.Equal("BANT: needs three more of Budget, Authority, Need, Timeline", (await GateAsync(desk)).Words);

        await desk.AnswerAsync("money/budget", AnswerStatus.Confirmed, new AnswerValue.Money(40_000, 60_000, "eur"), "“The plan has it.”");
        await desk.AnswerAsync("people/buyer", AnswerStatus.Claimed, new AnswerValue.Person("Theo Marlowe"));
        await desk.AnswerAsync("problem/pain", AnswerStatus.Proven, new AnswerValue.Text("Overtime at the peak"));
        Assert.Equal("BANT: needs one more of Authority, Timeline", (await GateAsync(desk)).Words);
        await desk.AnswerAsync("people/buyer", AnswerStatus.Confirmed, new AnswerValue.Person("Theo Marlowe"));

        var (gate, checklist) = (await GateAsync(desk), await desk.ChecklistAsync());
        Assert.Equal((true, false, "BANT: passes, 3 of 4 confirmed"), (gate.Passes, gate.IsHot, gate.Words));
        Assert.Equal((58.3, 3, "timeline"), (checklist.Appraisal.Score, checklist.Appraisal.Known, checklist.Appraisal.Questions[0].Element.Key));
        Assert.Equal("EUR 40,000–60,000", checklist.Lines[0].Answer!.Words);
        Assert.Equal(("Theo Marlowe", BuyingRole.Decider.Key), (checklist.Contacts.Single().Name, checklist.Contacts.Single().Role));
        using var db = desk.Desk.Open();
        var lead = db.Leads.Single();
        Assert.Equal((58.3, 2d, 3d), (lead.QualificationScore, lead.Answered["money-budget"].Number, lead.Answered["problem-pain"].Number));
        Assert.Equal(4, db.AnswerChanges.Count());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_two_who_answer_at_once_the_later_is_told_and_nothing_is_lost(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        await desk.AnswerAsync("money/budget", AnswerStatus.Claimed);

        var both = await Task.WhenAll(
            desk.AnswerAsync("money/budget", AnswerStatus.Confirmed, evidence: "from Mara", seen: 1),
            desk.AnswerAsync("money/budget", AnswerStatus.Proven, evidence: "from Dev", seen: 1, by: desk.Dev));

        var told = Assert.Single(both, saved => !saved.Outcome.Succeeded);
        Assert.Contains("answered Budget in between", told.Outcome.Refusal);
        Assert.Equal(2, told.Version);
        var again = await desk.AnswerAsync("money/budget", AnswerStatus.Proven, evidence: "again", seen: told.Version);
        Assert.Equal((true, 3), (again.Outcome.Succeeded, again.Version));
        using var db = desk.Desk.Open();
        Assert.Equal(3, db.AnswerChanges.Count());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Answers_to_different_questions_at_once_all_survive(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);

        var all = await Task.WhenAll(Facet.All.Select(facet => desk.AnswerAsync(facet.Key, AnswerStatus.Confirmed)));

        Assert.All(all, saved => Assert.True(saved.Outcome.Succeeded, saved.Outcome.Refusal));
        Assert.Equal(66.7, (await desk.ChecklistAsync()).Appraisal.Score);
        using var db = desk.Desk.Open();
        Assert.Equal((Facet.All.Count, 66.7), (db.LeadAnswers.Count(), db.Leads.Single().QualificationScore));
    }

    [Fact]
    public async Task Evidence_of_50_000_characters_is_refused_in_words_and_nothing_is_changed()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);

        var saved = await desk.AnswerAsync("money/budget", AnswerStatus.Proven, evidence: new string('x', 50_000));

        Assert.Equal("The evidence has 50,000 characters, 10,000 fit. Nothing was saved, and it is still in the box; shorten it or keep the rest in a note.", saved.Outcome.Refusal);
        Assert.Null((await desk.ChecklistAsync()).Lines[0].Answer);
    }

    [Theory]
    [InlineData("weather/rain", "No framework of this lead asks for that. Nothing was saved.")]
    [InlineData("people/buyer", "This is answered as person. Nothing was saved.")]
    public async Task What_does_not_belong_is_refused(string facet, string refusal)
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);

        Assert.Equal(refusal, (await desk.AnswerAsync(facet, AnswerStatus.Claimed, new AnswerValue.Text("yes"))).Outcome.Refusal);
    }

    [Fact]
    public async Task Amounts_have_an_order_and_a_currency()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);

        Assert.Contains("smaller amount first", (await desk.AnswerAsync("money/budget", AnswerStatus.Claimed, new AnswerValue.Money(2, 1, "EUR"))).Outcome.Refusal);
        Assert.Contains("three letters", (await desk.AnswerAsync("money/budget", AnswerStatus.Claimed, new AnswerValue.Money(2, null, "€"))).Outcome.Refusal);
        Assert.Contains("0 or more", (await desk.AnswerAsync("money/budget", AnswerStatus.Claimed, new AnswerValue.Money(-2, null, "EUR"))).Outcome.Refusal);
        Assert.Equal("“XYZ” is no currency. Write it as its three letters, such as EUR. Nothing was saved.", (await desk.AnswerAsync("money/budget", AnswerStatus.Claimed, new AnswerValue.Money(1_000, null, "xyz"))).Outcome.Refusal);
    }

    [Fact]
    public async Task A_lead_of_somebody_else_does_not_exist_for_a_rep()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        var others = desk.Desk.AddLead("other", new Cell('A', 1), desk.Dev.UserId);

        Assert.Equal(LeadSaveRefusal, (await desk.AnswerAsync("money/budget", AnswerStatus.Claimed, leadId: others)).Outcome.Refusal);
        Assert.Equal(LeadSaveRefusal, (await desk.Desk.Get<ConfirmAnswer>().RunAsync(desk.Mara, others, "money/budget", 1, QualificationDesk.Stop)).Refusal);
        Assert.Equal(LeadSaveRefusal, (await desk.Desk.Get<SwitchFramework>().RunAsync(desk.Mara, others, desk.Framework("champ"), QualificationDesk.Stop)).Refusal);
        Assert.Null(await desk.Desk.Get<LeadChecklist>().AskAsync(desk.Mara, others, QualificationDesk.Stop));
    }

    [Fact]
    public async Task An_answer_fades_after_90_days_until_it_is_confirmed()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await desk.AnswerAsync("money/budget", AnswerStatus.Confirmed);
        desk.Desk.Clock.Now += TimeSpan.FromDays(91);

        Assert.Equal((AnswerStatus.Claimed, 8.3), (await Budget(), (await desk.ChecklistAsync()).Appraisal.Score));
        Assert.True((await desk.Desk.Get<ConfirmAnswer>().RunAsync(desk.Mara, desk.LeadId, "money/budget", 1, QualificationDesk.Stop)).Succeeded);
        Assert.Equal(AnswerStatus.Confirmed, await Budget());

        async Task<AnswerStatus> Budget() => (await desk.ChecklistAsync()).Lines[0].Standing.Counts;
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_answered_goes_with_a_lead_that_is_removed_for_ever(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        await desk.AnswerAsync("people/buyer", AnswerStatus.Confirmed, new AnswerValue.Person("Theo"));
        await desk.Desk.Get<DeleteLeads>().RunAsync(desk.Dev, LeadChoice.Of([desk.LeadId]), QualificationDesk.Stop);
        desk.Desk.Clock.Now += TimeSpan.FromDays(40);

        Assert.Equal(1, await desk.Desk.Get<PurgeDeleted>().RunAsync(Actor.Desk, QualificationDesk.Stop));

        using var db = desk.Desk.Open();
        Assert.Equal((0, 0, 0), (db.LeadAnswers.Count(), db.AnswerChanges.Count(), db.LeadAssessments.Count()));
    }

    private const string LeadSaveRefusal = "There is no such lead, or it is not yours to see.";

    private static async Task<GateVerdict> GateAsync(QualificationDesk desk) => (await desk.ChecklistAsync()).Appraisal.Gate;
}
