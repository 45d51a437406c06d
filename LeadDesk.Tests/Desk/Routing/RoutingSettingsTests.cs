using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Routing;

public sealed class RoutingSettingsTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_comes_into_a_pool_begins_at_the_average_and_the_later_of_two_savers_is_told(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        desk.Change(db => db.PoolMembers.ToList().ForEach(member => member.Turns = member.UserId == desk.Maya.UserId ? 4 : 6));
        var (jo, save) = (desk.Desk.AddPerson("Jo", Role.Rep), desk.Desk.Get<SavePool>());
        var seen = (await SheetAsync(desk)).Pools.Single();
        PoolMemberEntry[] three = [new(desk.Maya.UserId!.Value), new(desk.Tom.UserId!.Value, 3, 9), new(jo.UserId!.Value)];

        Assert.True((await save.RunAsync(desk.Manager, new(seen.Id, "Team", null, three, seen.Version), Stop)).Outcome.Succeeded);
        var saved = (await SheetAsync(desk)).Pools.Single();
        Assert.Equal(("Team", "Jo 1 5, Maya 1 4, Tom 3 6"), (saved.Name, string.Join(", ", saved.Members.Select(member => $"{member.Name} {member.Weight} {member.Turns}"))));
        Assert.Contains("Somebody else changed this", (await save.RunAsync(desk.Manager, new(seen.Id, "Mine", null, [], seen.Version), Stop)).Outcome.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1, null, "has a name")]
    [InlineData("Team", 101, null, "A weight is 0 to 100")]
    [InlineData("Team", 1, -1, "A daily cap is 0")]
    [InlineData("Sales", 1, null, "There is a pool Sales already")]
    public async Task A_pool_that_cannot_work_is_refused(string name, int weight, int? cap, string words)
    {
        using var desk = new RoutingDesk(DatabaseProvider.Sqlite, postgres);
        var (outcome, _) = await desk.Desk.Get<SavePool>().RunAsync(desk.Manager, new(null, name, null, [new(desk.Maya.UserId!.Value, weight, cap)]), Stop);
        Assert.Contains(words, outcome.Refusal, StringComparison.Ordinal);
        Assert.Single(desk.Read(db => db.Pools.ToList()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Rules_are_added_moved_changed_and_removed(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var rules = desk.Desk.Get<SaveRule>();
        Assert.True((await rules.RunAsync(desk.Manager, new(null, "German", desk.PoolId, new Condition.Test("country", TestOperator.IsAnyOf, "Germany"), Skill: " Leasing "), Stop)).Succeeded);
        var added = (await SheetAsync(desk)).Rules[1];
        Assert.Equal(("German", "Leasing", "Sales"), (added.Name, added.Skill, added.Pool));
        Assert.Contains("Germany", added.Words, StringComparison.Ordinal);

        Assert.True((await rules.MoveAsync(desk.Manager, added.Id, up: true, Stop)).Succeeded);
        Assert.True((await rules.MoveAsync(desk.Manager, added.Id, up: true, Stop)).Succeeded);
        Assert.Equal(["German", "All"], (await SheetAsync(desk)).Rules.Select(rule => rule.Name));
        Assert.Contains("Rule German gives leads to pool Sales", (await desk.Desk.Get<RemovePool>().RunAsync(desk.Manager, desk.PoolId, Stop)).Refusal, StringComparison.Ordinal);
        Assert.True((await rules.RemoveAsync(desk.Manager, added.Id, Stop)).Succeeded);
        Assert.True((await rules.ReplaceAsync(desk.Manager, [], Stop)).Succeeded);
        Assert.True((await desk.Desk.Get<RemovePool>().RunAsync(desk.Manager, desk.PoolId, Stop)).Succeeded);
        Assert.Empty((await SheetAsync(desk)).Pools);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_person_says_of_themselves_whether_they_get_leads_and_of_nobody_else(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var receiving = desk.Desk.Get<SetReceiving>();
        Assert.True((await receiving.RunAsync(desk.Maya, desk.Maya.UserId!.Value, receives: false, "Training", Stop)).Succeeded);
        Assert.Equal(new NotReceiving(desk.Desk.Clock.Now, "Training"), await receiving.AskAsync(desk.Maya, Stop));
        Assert.Contains("only managers and admins", (await receiving.RunAsync(desk.Maya, desk.Tom.UserId!.Value, receives: false, null, Stop)).Refusal, StringComparison.Ordinal);
        Assert.Equal(desk.Tom.UserId, (await desk.GiveAsync(desk.AddLead())).OwnerId);
        Assert.True((await receiving.RunAsync(desk.Manager, desk.Maya.UserId!.Value, receives: true, null, Stop)).Succeeded);
        Assert.Null(await receiving.AskAsync(desk.Maya, Stop));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Languages_skills_hours_and_caps_are_kept_and_an_unknown_calendar_is_refused(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var (save, maya) = (desk.Desk.Get<SaveProfile>(), desk.Maya.UserId!.Value);
        Assert.True((await save.RunAsync(desk.Manager, maya, new("de, French;de", "Leasing", null, 30), Stop)).Succeeded);
        var person = (await SheetAsync(desk)).People.Single(one => one.Id == maya);
        Assert.Equal(("de, French", "Leasing", 30), (person.Languages, person.Skills, person.OpenCap));
        Assert.Contains("no calendar nowhere", (await save.RunAsync(desk.Manager, maya, new(null, null, "nowhere", null), Stop)).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_report_holds_what_was_due_against_what_was_got_and_says_why(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        desk.Change(db => db.PoolMembers.Single(member => member.UserId == desk.Tom.UserId).DailyCap = 1);

        for (var lead = 0; lead < 5; lead++)
        {
            await desk.GiveAsync(desk.AddLead());
        }

        var pool = (await desk.Desk.Get<FairnessReport>().AskAsync(desk.Manager, desk.Desk.Clock.Now.AddDays(-1), desk.Desk.Clock.Now.AddDays(1), Stop))!.Single();
        Assert.Equal((5, 0), (pool.Leads, pool.NobodyFree));
        Assert.Equal([("Maya", 2.5, 4, ""), ("Tom", 2.5, 1, "at the daily cap 3 times")], pool.People.Select(person => (person.Name, person.Due, person.Got, person.Why)));
        Assert.All(pool.People, person => Assert.True(person.IsOutlier));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_simulation_says_who_would_have_got_what_and_writes_nothing(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);

        for (var lead = 0; lead < 6; lead++)
        {
            desk.AddLead($"Lead {lead}", desk.Tom.UserId);
        }

        var month = (await desk.Desk.Get<SimulateRouting>().RunAsync(desk.Manager, Stop))!;
        Assert.Equal((6, 3, 0, 0), (month.Leads, month.Changed, month.NobodyFree, month.NoRule));
        Assert.Equal([("Maya", 0, 3), ("Tom", 6, 3)], month.People.Select(person => (person.Name, person.Has, person.WouldHave)));
        Assert.Equal((0, 0d), (desk.Read(db => db.Routed.Count()), desk.Read(db => db.PoolMembers.Sum(member => member.Turns))));
    }

    private static async Task<RoutingSheet> SheetAsync(RoutingDesk desk) => (await desk.Desk.Get<RoutingSettings>().AskAsync(desk.Manager, Stop))!;
}
