using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Desk.Stages;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Stages;

public sealed class MoveLeadTests(PostgresServer postgres)
{
    private static readonly Cell A1 = new('A', 1);

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_lead_goes_the_whole_way_and_every_step_is_remembered(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Petra", Role.Manager));
        var (id, move) = (desk.AddLead("Ines", A1), desk.Get<MoveLead>());

        Assert.True((await desk.Get<AcceptLead>().RunAsync(rep, id, Stop)).Outcome.Succeeded);
        Assert.False((await move.RunAsync(rep, id, Stage.Sal, new(Stage.Sql), Stop)).Succeeded);
        Assert.False((await move.RunAsync(rep, id, Stage.Sal, new(Stage.Sql, Words: "I know them", OverridesGate: true), Stop)).Succeeded);
        Assert.Null((await move.RunAsync(manager, id, Stage.Sal, new(Stage.Sql, Words: "Board has signed", OverridesGate: true), Stop)).Refusal);
        Assert.Contains("value", (await move.RunAsync(rep, id, Stage.Sql, new(Stage.Opportunity), Stop)).Refusal);
        Assert.Null((await move.RunAsync(rep, id, Stage.Sql, new(Stage.Opportunity, Value: 12_500, CloseDate: new(2026, 5, 1)), Stop)).Refusal);
        Assert.Contains("reason", (await move.RunAsync(rep, id, Stage.Opportunity, new(Stage.Customer), Stop)).Refusal);
        Assert.Null((await move.RunAsync(rep, id, Stage.Opportunity, new(Stage.Customer, "best-fit", "and price"), Stop)).Refusal);

        await using var db = desk.Open();
        var lead = db.Leads.Single();
        Assert.Equal((Stage.Customer, 12_500, new DateOnly(2026, 5, 1), rep.UserId), (lead.Stage, lead.Value, lead.CloseDate, lead.OwnerId));
        var last = db.StageChanges.OrderBy(change => change.Id).ToList();
        Assert.StartsWith("Let through: ", last.Single(change => change.To == Stage.Sql).Gate);
        Assert.Equal(("best-fit", "Best fit: and price", "Mara"), (last[^1].ReasonKey, last[^1].Reason, last[^1].By));
        Assert.Equal(["closeDate", "owner", "value"], db.FieldChanges.Select(change => change.Field).Order());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_recycled_lead_comes_back_in_its_second_cycle_with_its_history(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var rep = desk.AddPerson("Mara", Role.Rep);
        var (id, move) = (desk.AddLead("Ines", A1, rep.UserId), desk.Get<MoveLead>());

        Assert.Null((await move.RunAsync(rep, id, Stage.Mql, new(Stage.Recycled, "too-early"), Stop)).Refusal);
        await using (var db = desk.Open())
        {
            Assert.Equal(desk.Clock.Now.AddDays(60), db.Leads.Single().RestsUntil);
        }

        Assert.Null((await move.RunAsync(rep, id, Stage.Recycled, new(Stage.Engaged, Words: "They called"), Stop)).Refusal);
        await using var after = desk.Open();
        Assert.Equal((Stage.Engaged, 2, null), (after.Leads.Single().Stage, after.Leads.Single().Cycle, after.Leads.Single().RestsUntil));
        Assert.Equal([1, 1, 2], after.StageChanges.OrderBy(change => change.Id).Select(change => change.Cycle));
    }

    [Fact]
    public async Task Marketing_does_not_decide_for_sales()
    {
        using var desk = new TestDesk();
        var marketer = desk.AddPerson("Mo", Role.Marketer);
        var id = desk.AddLead("Ines", A1);

        Assert.Contains("decision of sales", (await desk.Get<AcceptLead>().RunAsync(marketer, id, Stop)).Outcome.Refusal);
        Assert.DoesNotContain((await desk.Get<MoveChoices>().AskAsync(marketer, id, Stop))!.Moves, row => row.To == Stage.Sal);
    }

    [Fact]
    public async Task An_opportunity_keeps_its_value_and_date()
    {
        using var desk = new TestDesk();
        var manager = desk.AddPerson("Petra", Role.Manager);
        var id = desk.AddLead("Ines", A1, stage: Stage.Sql);
        await desk.Get<MoveLead>().RunAsync(manager, id, Stage.Sql, new(Stage.Opportunity, Value: 900, CloseDate: new(2026, 5, 1)), Stop);

        Assert.Contains("must stay", (await desk.Get<EditLead>().RunAsync(manager, id, [new("value", "900", "")], Stop)).Outcome.Refusal);
        Assert.Null((await desk.Get<EditLead>().RunAsync(manager, id, [new("value", "900", "1000")], Stop)).Outcome.Refusal);
    }

    [Fact]
    public async Task Too_many_words_and_unknown_reasons_are_refused_and_nothing_changes()
    {
        using var desk = new TestDesk();
        var rep = desk.AddPerson("Mara", Role.Rep);
        var (id, move) = (desk.AddLead("Ines", A1, rep.UserId), desk.Get<MoveLead>());

        Assert.Contains("50,000 characters", (await move.RunAsync(rep, id, Stage.Mql, new(Stage.Lost, Words: new string('x', 50_000)), Stop)).Refusal);
        Assert.Contains("from the list", (await move.RunAsync(rep, id, Stage.Mql, new(Stage.Lost, "no-such-reason"), Stop)).Refusal);
        await using var db = desk.Open();
        Assert.Equal((Stage.Mql, 1), (db.Leads.Single().Stage, db.StageChanges.Count()));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_desks_own_reasons_can_be_added_and_taken_off(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Petra", Role.Manager));
        var save = desk.Get<SaveReason>();

        Assert.False((await save.RunAsync(rep, null, Stage.Lost, "Moved away", null, false, Stop)).Succeeded);
        Assert.Null((await save.RunAsync(manager, null, Stage.Lost, "Moved away", null, false, Stop)).Refusal);
        Assert.Contains("already", (await save.RunAsync(manager, null, Stage.Lost, "moved  AWAY", null, false, Stop)).Refusal);
        Assert.Contains("days", (await save.RunAsync(manager, null, Stage.Recycled, "Later", null, false, Stop)).Refusal);
        Assert.Contains("no list", (await save.RunAsync(manager, null, Stage.Sal, "Later", null, false, Stop)).Refusal);
        var added = (await desk.Get<MoveChoices>().ReasonsAsync(Stop)).Single(reason => reason.Key == "moved-away");
        Assert.Null((await save.RunAsync(manager, added.Id, Stage.Lost, added.Name, null, true, Stop)).Refusal);
        Assert.DoesNotContain(await desk.Get<MoveChoices>().ReasonsAsync(Stop), reason => reason.Key == "moved-away");
    }
}
