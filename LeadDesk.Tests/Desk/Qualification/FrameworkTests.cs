using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Qualification.Frameworks;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Qualification;

public sealed class FrameworkTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Saving_makes_a_version_and_the_later_of_two_is_told(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        var (bant, save) = (desk.Framework("bant"), desk.Desk.Get<SaveFramework>());
        var stricter = Bant.Framework with { Gate = new() { Count = 4 } };

        Assert.True((await save.RunAsync(desk.Dev, bant, 1, stricter, "all four", false, QualificationDesk.Stop)).Outcome.Succeeded);
        var late = await save.RunAsync(desk.Dev, bant, 1, Bant.Framework with { Gate = new() { Count = 2 } }, null, false, QualificationDesk.Stop);

        Assert.Contains("Dev saved version 2 in between", late.Outcome.Refusal);
        var row = await desk.Desk.Get<FrameworkList>().FindAsync(desk.Dev, bant, QualificationDesk.Stop);
        Assert.Equal((2, "all four", 4), (row!.Versions[0].Number, row.Versions[0].Note, row.Definition.Gate.Count));
    }

    [Fact]
    public async Task A_gate_that_nobody_passes_is_saved_only_on_insisting()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        var (bant, save) = (desk.Framework("bant"), desk.Desk.Get<SaveFramework>());
        var impossible = Bant.Framework with { Gate = new() { Count = 5 } };

        var warned = await save.RunAsync(desk.Dev, bant, 1, impossible, null, false, QualificationDesk.Stop);
        var insisted = await save.RunAsync(desk.Dev, bant, 1, impossible, null, true, QualificationDesk.Stop);

        Assert.Equal((true, "Nobody can pass this gate: even with everything proven, BANT: needs one more than it has. Save again to keep it so."), (warned.MaySaveAnyway, warned.Outcome.Refusal));
        Assert.True(insisted.Outcome.Succeeded);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_question_of_ones_own_is_answered_alike_in_every_framework(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        var save = desk.Desk.Get<SaveFramework>();
        var council = new FrameworkElement { Key = "people-council", Name = "Works council", Facet = "people/council", Answer = AnswerType.Choice, Choices = ["Agrees", "Objects"], Questions = ["What does it say?"] };
        Assert.Equal(Outcome.Done, (await save.RunAsync(desk.Dev, desk.Framework("bant"), 1, With(Bant.Framework, council), null, false, QualificationDesk.Stop)).Outcome);

        var other = await save.RunAsync(desk.Dev, desk.Framework("champ"), 1, With(Champ.Framework, council with { Answer = AnswerType.Text }), null, false, QualificationDesk.Stop);

        Assert.Equal("Works council was asked before and is answered as choice. Add it so, or give the question another name. Nothing was saved.", other.Outcome.Refusal);
        Assert.Equal("people/council", Assert.Single((await desk.Desk.Get<FrameworkList>().AskAsync(desk.Dev, QualificationDesk.Stop)).Own).Key);
        Assert.StartsWith("“Maybe” is none of the answers to choose: Agrees, Objects.", (await desk.AnswerAsync("people/council", AnswerStatus.Claimed, new AnswerValue.Choice("Maybe"))).Outcome.Refusal);
        Assert.Equal(Outcome.Done, (await desk.AnswerAsync("people/council", AnswerStatus.Claimed, new AnswerValue.Choice("Agrees"))).Outcome);

        // Asked by another framework, it is known already.
        await save.RunAsync(desk.Dev, desk.Framework("champ"), 1, With(Champ.Framework, council), null, false, QualificationDesk.Stop);
        await desk.Desk.Get<SwitchFramework>().RunAsync(desk.Mara, desk.LeadId, desk.Framework("champ"), QualificationDesk.Stop);
        Assert.Equal("Agrees", (await desk.ChecklistAsync()).Lines[^1].Answer!.Words);

        static FrameworkDefinition With(FrameworkDefinition framework, FrameworkElement element) => framework with { Elements = [.. framework.Elements, element] };
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_framework_in_use_is_not_deleted_and_an_own_unused_one_is(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        var (made, id) = await desk.Desk.Get<MakeFramework>().RunAsync(desk.Dev, "Our own", desk.Framework("champ"), QualificationDesk.Stop);
        var retire = desk.Desk.Get<RetireFramework>();
        await desk.Desk.Get<SwitchFramework>().RunAsync(desk.Mara, desk.LeadId, id, QualificationDesk.Stop);

        Assert.True(made.Succeeded);
        Assert.StartsWith("Our own qualifies 1 lead.", (await retire.DeleteAsync(desk.Dev, id, QualificationDesk.Stop)).Refusal);
        Assert.StartsWith("BANT is built in", (await retire.DeleteAsync(desk.Dev, desk.Framework("bant"), QualificationDesk.Stop)).Refusal);
        Assert.StartsWith("BANT is the default", (await retire.RunAsync(desk.Dev, desk.Framework("bant"), QualificationDesk.Stop)).Refusal);
        await desk.Desk.Get<SwitchFramework>().RunAsync(desk.Mara, desk.LeadId, desk.Framework("bant"), QualificationDesk.Stop);
        Assert.Equal(Outcome.Done, await retire.DeleteAsync(desk.Dev, id, QualificationDesk.Stop));
        Assert.Null(await desk.Desk.Get<FrameworkList>().FindAsync(desk.Dev, id, QualificationDesk.Stop));
    }

    [Fact]
    public async Task A_framework_out_of_use_stays_with_its_leads_and_goes_to_no_other()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        var champ = desk.Framework("champ");
        await desk.Desk.Get<SwitchFramework>().RunAsync(desk.Mara, desk.LeadId, champ, QualificationDesk.Stop);
        var other = desk.AddLead("other");

        Assert.Equal(Outcome.Done, await desk.Desk.Get<RetireFramework>().RunAsync(desk.Dev, champ, QualificationDesk.Stop));

        Assert.Equal("CHAMP", (await desk.ChecklistAsync()).Framework.Name);
        Assert.DoesNotContain((await desk.ChecklistAsync(other)).Frameworks, choice => choice.Id == champ);
        Assert.Contains("not in use any more", (await desk.Desk.Get<SwitchFramework>().RunAsync(desk.Mara, other, champ, QualificationDesk.Stop)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Rules_give_a_framework_by_person_and_by_segment_before_the_default(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        var choose = desk.Desk.Get<ChooseDefault>();
        var hers = desk.Desk.AddLead("hers", new('A', 1), desk.Mara.UserId);
        Assert.Equal(Outcome.Done, await choose.AddRuleAsync(desk.Dev, desk.Framework("champ"), new(OwnerId: desk.Mara.UserId), QualificationDesk.Stop));
        Assert.Equal(Outcome.Done, await choose.AddRuleAsync(desk.Dev, desk.Framework("meddic"), new(new Condition.Test("company", TestOperator.IsAnyOf, "northmere")), QualificationDesk.Stop));
        Assert.Equal(Outcome.Done, await choose.RunAsync(desk.Dev, desk.Framework("gpctba"), QualificationDesk.Stop));

        Assert.Equal("CHAMP", (await desk.ChecklistAsync(hers)).Framework.Name);
        Assert.Equal("MEDDIC", (await desk.ChecklistAsync()).Framework.Name);
        Assert.Equal("GPCTBA/C&I", (await desk.ChecklistAsync(desk.AddLead("anybody"))).Framework.Name);
        var rules = (await desk.Desk.Get<FrameworkList>().AskAsync(desk.Dev, QualificationDesk.Stop)).Rules;
        Assert.Equal("leads of Mara", rules[0].Words);
        Assert.Equal(Outcome.Done, await choose.RemoveRuleAsync(desk.Dev, rules[0].Id, QualificationDesk.Stop));
        Assert.Equal("GPCTBA/C&I", (await desk.ChecklistAsync(hers)).Framework.Name);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_rule_with_several_conditions_is_for_leads_that_meet_them_all(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        var choose = desk.Desk.Get<ChooseDefault>();
        var both = new Condition.All(new Condition.Test("company", TestOperator.IsAnyOf, "Northmere"), new Condition.Test("answer.money-budget", TestOperator.AtLeast, "2"));
        Assert.Equal(Outcome.Done, await choose.AddRuleAsync(desk.Dev, desk.Framework("meddic"), new(both), QualificationDesk.Stop));

        Assert.Equal("BANT", (await desk.ChecklistAsync()).Framework.Name);
        using (var db = desk.Desk.Open())
        {
            db.Leads.Find(desk.LeadId)!.SetQualification(new() { Counts = CustomValues.None.With("money-budget", FieldValue.Of(2)) });
            await db.SaveChangesAsync(QualificationDesk.Stop);
        }

        Assert.Equal("MEDDIC", (await desk.ChecklistAsync()).Framework.Name);
        Assert.Equal("leads, where Company is Northmere and Answer: Budget is at least 2", (await desk.Desk.Get<FrameworkList>().AskAsync(desk.Dev, QualificationDesk.Stop)).Rules.Single().Words);
        Assert.Equal(
            "The condition compares Employees with something that is no number or date: many. Nothing was changed.",
            (await choose.AddRuleAsync(desk.Dev, desk.Framework("meddic"), new(new Condition.Test("employees", TestOperator.AtLeast, "many")), QualificationDesk.Stop)).Refusal);
    }

    [Theory]
    [InlineData(Role.Rep, false)]
    [InlineData(Role.Manager, true)]
    [InlineData(Role.Marketer, true)]
    [InlineData(Role.Admin, true)]
    public async Task Everybody_but_a_rep_may_change_frameworks(Role role, bool may)
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        var actor = desk.Desk.AddPerson("somebody", role);
        var champ = desk.Framework("champ");

        Assert.Equal(may, (await desk.Desk.Get<SaveFramework>().RunAsync(actor, champ, 1, Champ.Framework with { Description = "Ours" }, null, false, QualificationDesk.Stop)).Outcome.Succeeded);
        Assert.Equal(may, (await desk.Desk.Get<MakeFramework>().RunAsync(actor, "New", champ, QualificationDesk.Stop)).Outcome.Succeeded);
        Assert.Equal(may, (await desk.Desk.Get<ChooseDefault>().RunAsync(actor, desk.Framework("meddic"), QualificationDesk.Stop)).Succeeded);
        Assert.Equal(may, (await desk.Desk.Get<RetireFramework>().RunAsync(actor, champ, QualificationDesk.Stop)).Succeeded);
    }

    [Fact]
    public async Task Seeding_again_leaves_what_people_made_of_a_framework()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await desk.Desk.Get<SaveFramework>().RunAsync(desk.Dev, desk.Framework("bant"), 1, Bant.Framework with { Description = "Ours" }, null, false, QualificationDesk.Stop);

        Assert.True((await desk.Desk.Get<SeedFrameworks>().RunAsync(Actor.Desk, QualificationDesk.Stop)).Succeeded);

        var all = (await desk.Desk.Get<FrameworkList>().AskAsync(desk.Dev, QualificationDesk.Stop)).Frameworks;
        Assert.Equal((5, "Ours"), (all.Count, all[0].Definition.Description));
    }
}
