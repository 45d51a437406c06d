using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Qualification;

/// <summary>What a team is asked by, and what it says on the first call.</summary>
public sealed class TeamTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Leads_of_a_team_get_its_framework_also_when_they_change_hands(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        var north = await TeamAsync(desk, "North", desk.Mara);
        var lead = desk.Desk.AddLead("hers", new Cell('A', 1), desk.Mara.UserId);
        Assert.Equal(Outcome.Done, await desk.Desk.Get<ChooseDefault>().AddRuleAsync(desk.Dev, desk.Framework("champ"), new(PoolId: north), QualificationDesk.Stop));

        Assert.Equal(("CHAMP", "BANT"), ((await desk.ChecklistAsync(lead)).Framework.Name, (await desk.ChecklistAsync()).Framework.Name));
        Assert.Equal("leads of team North", (await desk.Desk.Get<FrameworkList>().AskAsync(desk.Dev, QualificationDesk.Stop)).Rules.Single().Words);

        using var db = desk.Desk.Open();
        db.Leads.Find(lead)!.OwnerId = desk.Dev.UserId;
        await db.SaveChangesAsync(QualificationDesk.Stop);
        Assert.Equal("BANT", (await desk.ChecklistAsync(lead)).Framework.Name);
    }

    [Fact]
    public async Task A_rule_that_is_moved_up_counts_before_the_other()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        var (north, choose, list) = (await TeamAsync(desk, "North", desk.Mara), desk.Desk.Get<ChooseDefault>(), desk.Desk.Get<FrameworkList>());
        var lead = desk.Desk.AddLead("hers", new Cell('A', 1), desk.Mara.UserId);
        await choose.AddRuleAsync(desk.Dev, desk.Framework("champ"), new(PoolId: north), QualificationDesk.Stop);
        await choose.AddRuleAsync(desk.Dev, desk.Framework("meddic"), new(OwnerId: desk.Mara.UserId, PoolId: north), QualificationDesk.Stop);
        var second = (await list.AskAsync(desk.Dev, QualificationDesk.Stop)).Rules[1];

        Assert.Equal(("leads of Mara in team North", "CHAMP"), (second.Words, (await desk.ChecklistAsync(lead)).Framework.Name));
        Assert.Equal(Outcome.Done, await choose.RaiseRuleAsync(desk.Dev, second.Id, QualificationDesk.Stop));
        Assert.Equal("MEDDIC", (await desk.ChecklistAsync(lead)).Framework.Name);
        Assert.Equal(Outcome.Done, await choose.RaiseRuleAsync(desk.Dev, second.Id, QualificationDesk.Stop));
        Assert.Equal(second.Id, (await list.AskAsync(desk.Dev, QualificationDesk.Stop)).Rules[0].Id);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_team_that_a_rule_names_is_not_removed_and_no_rule_names_one_that_is_gone(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        var (north, choose, remove) = (await TeamAsync(desk, "North", desk.Mara), desk.Desk.Get<ChooseDefault>(), desk.Desk.Get<RemovePool>());
        await choose.AddRuleAsync(desk.Dev, desk.Framework("champ"), new(PoolId: north), QualificationDesk.Stop);
        await desk.Desk.Get<SaveTeamGuide>().RunAsync(desk.Dev, north, "Moin", null, 0, QualificationDesk.Stop);

        Assert.StartsWith("A rule on Frameworks gives the leads of North a framework.", (await remove.RunAsync(desk.Dev, north, QualificationDesk.Stop)).Refusal);
        await choose.RemoveRuleAsync(desk.Dev, (await desk.Desk.Get<FrameworkList>().AskAsync(desk.Dev, QualificationDesk.Stop)).Rules[0].Id, QualificationDesk.Stop);
        Assert.Equal(Outcome.Done, await remove.RunAsync(desk.Dev, north, QualificationDesk.Stop));

        using var db = desk.Desk.Open();
        Assert.Equal([null, "Its call guide: Moin | "], db.Audit.Where(entry => entry.Action == "Changed a team's call guide" || entry.Action == "Removed a pool").OrderBy(entry => entry.Id).Select(entry => entry.Detail));
        Assert.StartsWith("There is no such team any more.", (await choose.AddRuleAsync(desk.Dev, desk.Framework("champ"), new(PoolId: north), QualificationDesk.Stop)).Refusal);
        Assert.StartsWith("There is no such team any more.", (await desk.Desk.Get<SaveTeamGuide>().RunAsync(desk.Dev, north, "Moin", null, 0, QualificationDesk.Stop)).Refusal);
        Assert.Equal("There is no such rule any more. Nothing was changed.", (await choose.RemoveRuleAsync(desk.Dev, 1, QualificationDesk.Stop)).Refusal);
        Assert.Equal("There is nobody of that name who could own leads. Nothing was changed.", (await choose.AddRuleAsync(desk.Dev, desk.Framework("champ"), new(OwnerId: 4711), QualificationDesk.Stop)).Refusal);
        Assert.Empty(await desk.Desk.Get<TeamGuideList>().AskAsync(desk.Dev, QualificationDesk.Stop));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_team_says_what_it_says_in_its_own_words_and_the_rest_in_the_frameworks(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        var (north, apex, save) = (await TeamAsync(desk, "North", desk.Mara), await TeamAsync(desk, "Apex", desk.Mara), desk.Desk.Get<SaveTeamGuide>());
        var lead = desk.Desk.AddLead("Ines", new Cell('A', 1), desk.Mara.UserId);
        Assert.Equal(Outcome.Done, await save.RunAsync(desk.Dev, north, " Moin {name}, {me} here. ", null, 0, QualificationDesk.Stop));

        var list = await desk.ChecklistAsync(lead);
        Assert.Equal(("The opening is team North's.", "Moin Ines, Dev here."), (list.GuideNote, list.Guide.Opening));
        Assert.StartsWith("You looked into our product", list.Guide.Reason);
        Assert.Null((await desk.ChecklistAsync()).GuideNote);

        // In two teams with words of their own, that by which the lead came counts, else the first by name.
        await save.RunAsync(desk.Dev, apex, "Good day.", "A word.", 0, QualificationDesk.Stop);
        Assert.Equal("Opening and reason are team Apex's.", (await desk.ChecklistAsync(lead)).GuideNote);
        using var db = desk.Desk.Open();
        db.Routed.Add(new() { LeadId = lead, At = desk.Desk.Clock.Now, ToId = desk.Mara.UserId, PoolId = north, Cause = "hand-over", Why = "", By = "desk" });
        await db.SaveChangesAsync(QualificationDesk.Stop);
        Assert.Equal("The opening is team North's.", (await desk.ChecklistAsync(lead)).GuideNote);
        await save.RunAsync(desk.Dev, north, null, null, (await desk.Desk.Get<TeamGuideList>().AskAsync(desk.Dev, QualificationDesk.Stop)).Single(row => row.PoolId == north).Version, QualificationDesk.Stop);
        Assert.Null((await desk.ChecklistAsync(lead)).GuideNote);

        // A lead that nobody has is spoken to in the caller's words.
        var free = await desk.Desk.Get<LeadChecklist>().AskAsync(desk.Mara, desk.LeadId, QualificationDesk.Stop);
        Assert.Equal("Good day.", free!.Guide.Opening);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_later_of_two_who_change_a_guide_is_told_and_an_empty_one_is_none(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        var (north, save, list) = (await TeamAsync(desk, "North", desk.Mara), desk.Desk.Get<SaveTeamGuide>(), desk.Desk.Get<TeamGuideList>());
        await save.RunAsync(desk.Dev, north, "First", null, 0, QualificationDesk.Stop);

        Assert.StartsWith("Somebody else changed the call guide of North in between.", (await save.RunAsync(desk.Dev, north, "Second", null, 0, QualificationDesk.Stop)).Refusal);
        var row = (await list.AskAsync(desk.Dev, QualificationDesk.Stop)).Single();
        Assert.Equal(("First", 1), (row.Opening, row.People));
        Assert.StartsWith("The opening and the reason for the call have at most 500 characters", (await save.RunAsync(desk.Dev, north, new('x', FrameworkCheck.LongestText + 1), null, row.Version, QualificationDesk.Stop)).Refusal);
        Assert.StartsWith("{bogus} would be read out as it stands;", (await save.RunAsync(desk.Dev, north, "Moin {name}", "{bogus}", row.Version, QualificationDesk.Stop)).Refusal);
        Assert.Equal(Outcome.Done, await save.RunAsync(desk.Dev, north, " ", "", row.Version, QualificationDesk.Stop));
        row = (await list.AskAsync(desk.Dev, QualificationDesk.Stop)).Single();
        Assert.Null(row.Opening);
        Assert.StartsWith("Somebody else changed", (await save.RunAsync(desk.Dev, north, "Third", null, 0, QualificationDesk.Stop)).Refusal);
    }

    [Theory]
    [InlineData(Role.Rep, false)]
    [InlineData(Role.Manager, true)]
    [InlineData(Role.Marketer, true)]
    [InlineData(Role.Admin, true)]
    public async Task Everybody_but_a_rep_may_change_what_teams_say(Role role, bool may)
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        var (north, actor) = (await TeamAsync(desk, "North", desk.Mara), desk.Desk.AddPerson("somebody", role));

        Assert.Equal(may, (await desk.Desk.Get<SaveTeamGuide>().RunAsync(actor, north, "Hello", null, 0, QualificationDesk.Stop)).Succeeded);
        Assert.Equal(may, (await desk.Desk.Get<ChooseDefault>().AddRuleAsync(actor, desk.Framework("champ"), new(PoolId: north), QualificationDesk.Stop)).Succeeded);
    }

    private static async Task<int> TeamAsync(QualificationDesk desk, string name, params Actor[] people)
    {
        var (outcome, pool) = await desk.Desk.Get<SavePool>().RunAsync(desk.Dev, new(null, name, null, [.. people.Select(person => new PoolMemberEntry(person.UserId!.Value))]), QualificationDesk.Stop);
        Assert.Equal(Outcome.Done, outcome);
        return pool;
    }
}
