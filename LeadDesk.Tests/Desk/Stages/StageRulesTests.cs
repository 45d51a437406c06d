using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Stages;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Stages;

/// <summary>Two managers who settle the same things at once.</summary>
public sealed class StageRulesTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Changes_of_different_numbers_both_stay(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var manager = desk.AddPerson("Petra", Role.Manager);
        var seen = await RulesAsync(desk, manager);
        var (mine, theirs) = (seen.Copy(), seen.Copy());
        (Limit(mine, Stage.Sal).StuckAfterDays, Limit(theirs, Stage.Sal).MostLeads, mine.Chances[0].Percent) = (21, 40, 77);

        Assert.Null((await desk.Get<SaveStageLimits>().RunAsync(manager, seen, theirs, Stop)).Refusal);
        Assert.Null((await desk.Get<SaveStageLimits>().RunAsync(manager, seen, mine, Stop)).Refusal);

        var after = await RulesAsync(desk, manager);
        Assert.Equal((21, 40), (Limit(after, Stage.Sal).StuckAfterDays, Limit(after, Stage.Sal).MostLeads));
        Assert.Equal(77, after.Chances.Single(chance => (chance.Stage, chance.ClosesIn) == (mine.Chances[0].Stage, mine.Chances[0].ClosesIn)).Percent);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_same_number_changed_twice_is_named_and_nothing_is_saved(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var manager = desk.AddPerson("Petra", Role.Manager);
        var seen = await RulesAsync(desk, manager);
        var (mine, theirs) = (seen.Copy(), seen.Copy());
        (Limit(theirs, Stage.Sal).StuckAfterDays, Limit(mine, Stage.Sal).StuckAfterDays, Limit(mine, Stage.Sql).MostLeads) = (20, 21, 5);

        Assert.Null((await desk.Get<SaveStageLimits>().RunAsync(manager, seen, theirs, Stop)).Refusal);
        Assert.Contains("SAL: stuck after days (now 20) in between", (await desk.Get<SaveStageLimits>().RunAsync(manager, seen, mine, Stop)).Refusal);

        var after = await RulesAsync(desk, manager);
        Assert.Equal((20, null), (Limit(after, Stage.Sal).StuckAfterDays, Limit(after, Stage.Sql).MostLeads));
        Assert.Null((await desk.Get<SaveStageLimits>().RunAsync(manager, after, mine.Onto(seen, after), Stop)).Refusal);
        Assert.Equal(21, Limit(await RulesAsync(desk, manager), Stage.Sal).StuckAfterDays);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_same_reason_added_by_eight_at_once_is_there_once_and_the_others_are_told(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var manager = desk.AddPerson("Petra", Role.Manager);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => desk.Get<SaveReason>().RunAsync(manager, null, Stage.Lost, "Moved away", null, false, Stop), Stop)));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.All(outcomes.Where(outcome => !outcome.Succeeded), outcome => Assert.Contains("Nothing was saved", outcome.Refusal));
        await using var db = desk.Open();
        Assert.Single(db.MoveReasons, reason => reason.Name == "Moved away");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_last_two_reasons_of_a_stage_are_not_taken_off_by_two_at_once(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (manager, save) = (desk.AddPerson("Petra", Role.Manager), desk.Get<SaveReason>());
        var reasons = (await desk.Get<StageSettings>().AskAsync(manager, Stop))!.Reasons.Select(used => used.Reason).Where(reason => reason.To == Stage.Lost).ToList();

        await Task.WhenAll(reasons.Select(reason => Task.Run(() => save.RunAsync(manager, reason.Id, reason.To, reason.Name, null, retired: true, Stop), Stop)));

        await using var db = desk.Open();
        Assert.Single(db.MoveReasons.ToList(), reason => reason.To == Stage.Lost && reason.RetiredAt is null);
    }

    private static async Task<StageRules> RulesAsync(TestDesk desk, Actor manager) => (await desk.Get<StageSettings>().AskAsync(manager, Stop))!.Rules;

    private static StageLimit Limit(StageRules rules, Stage stage) => rules.Limits.Single(limit => limit.Stage == stage);
}
