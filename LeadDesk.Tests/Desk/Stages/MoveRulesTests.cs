using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Stages;

/// <summary>What a move carries along: promises, rests, deals, and whose decision it is.</summary>
public sealed class MoveRulesTests(PostgresServer postgres)
{
    private static readonly Cell A1 = new('A', 1);

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_hand_over_by_hand_promises_a_follow_up_as_an_automatic_one_does(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        await desk.Get<SeedModels>().RunAsync(Actor.Desk, Stop);
        var (rep, id) = (desk.AddPerson("Mara", Role.Rep), desk.AddLead("Ines", A1, stage: Stage.Engaged));
        Assert.Null((await desk.Get<MoveLead>().RunAsync(rep, id, Stage.Engaged, new(Stage.Mql, Words: "Asked for a call"), Stop)).Refusal);
        Assert.Equal((desk.Clock.Now, desk.Clock.Now.AddHours(24)), await HandOverAsync(desk, id));

        // Back, and handed over again ten days later: the old promise is not the new one's.
        Assert.Null((await desk.Get<MoveLead>().RunAsync(rep, id, Stage.Mql, new(Stage.Engaged, Words: "Too early"), Stop)).Refusal);
        Assert.Null((await HandOverAsync(desk, id)).RespondBy);
        desk.Clock.Now = desk.Clock.Now.AddDays(10);
        Assert.Null((await desk.Get<MoveLead>().RunAsync(rep, id, Stage.Engaged, new(Stage.Mql, Words: "Called again"), Stop)).Refusal);
        Assert.Equal((desk.Clock.Now, desk.Clock.Now.AddHours(24)), await HandOverAsync(desk, id));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_key_decides_for_no_manager_and_accepts_for_nobody(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (key, manager, move) = (Actor.ApiKey("CRM"), desk.AddPerson("Petra", Role.Manager), desk.Get<MoveLead>());
        var id = desk.AddLead("Ines", A1);

        Assert.Contains("give it an owner first", (await move.RunAsync(key, id, Stage.Mql, new(Stage.Sal), Stop)).Refusal);
        Assert.Null((await desk.Get<AssignLeads>().RunAsync(key, LeadChoice.Of(id), manager.UserId, Stop)).Outcome.Refusal);
        Assert.Null((await move.RunAsync(key, id, Stage.Mql, new(Stage.Sal), Stop)).Refusal);
        Assert.Contains("Only a manager", (await move.RunAsync(key, id, Stage.Sal, new(Stage.Sql, Words: "Says the CRM", OverridesGate: true), Stop)).Refusal);
        Assert.False((await desk.Get<MoveChoices>().AskAsync(key, id, Stop))!.MayOverrideGate);
        Assert.Null((await move.RunAsync(manager, id, Stage.Sal, new(Stage.Sql, Words: "I know them", OverridesGate: true), Stop)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_customer_from_a_file_is_completed_field_by_field_and_then_keeps_its_deal(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (manager, edit) = (desk.AddPerson("Petra", Role.Manager), desk.Get<EditLead>());
        var id = desk.AddLead("Ines", A1, stage: Stage.Customer);

        Assert.Null((await edit.RunAsync(manager, id, [new("value", "", "900")], Stop)).Outcome.Refusal);
        Assert.Null((await edit.RunAsync(manager, id, [new("closeDate", "", "2026-05-01")], Stop)).Outcome.Refusal);
        Assert.Contains("must stay", (await edit.RunAsync(manager, id, [new("value", "900", "")], Stop)).Outcome.Refusal);
        Assert.Contains("must stay", (await edit.RunAsync(manager, id, [new("closeDate", "2026-05-01", "")], Stop)).Outcome.Refusal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_program_completes_a_customer_from_a_file_as_well(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (manager, upsert) = (desk.AddPerson("Petra", Role.Manager), desk.Get<UpsertLead>());
        var id = desk.AddLead("Ines", A1, stage: Stage.Customer);
        Assert.Null((await desk.Get<EditLead>().RunAsync(manager, id, [new("externalId", "", "x1")], Stop)).Outcome.Refusal);

        Assert.Null((await SendAsync("closeDate", FieldEntry.Of("2026-05-01"))).Outcome.Refusal);
        Assert.Null((await SendAsync("value", FieldEntry.Of(900))).Outcome.Refusal);
        Assert.Contains("must stay", (await SendAsync("value", FieldEntry.Nothing)).Errors!["value"]);

        Task<UpsertedLead> SendAsync(string field, FieldEntry entry) =>
            upsert.RunAsync(manager, new(new Dictionary<string, FieldEntry> { ["externalId"] = FieldEntry.Of("x1"), [field] = entry }, []), Stop);
    }

    [Fact]
    public async Task A_value_that_no_deal_has_is_refused_in_words()
    {
        using var desk = new TestDesk();
        var manager = desk.AddPerson("Petra", Role.Manager);
        var id = desk.AddLead("Ines", A1, stage: Stage.Sql);

        Assert.Contains("too large: 1,000,000,000,000,000", (await desk.Get<MoveLead>().RunAsync(manager, id, Stage.Sql, new(Stage.Opportunity, Value: 1e300, CloseDate: new(2026, 5, 1)), Stop)).Refusal);
        Assert.Contains("too large: 1,000,000,000,000,000", (await desk.Get<EditLead>().RunAsync(manager, id, [new("value", "", "1e16")], Stop)).Outcome.Refusal);
        Assert.Null((await desk.Get<EditLead>().RunAsync(manager, id, [new("value", "", "1e15")], Stop)).Outcome.Refusal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_deals_value_counts_in_the_score_at_once_and_moves_nothing_twice(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        await desk.Get<SeedModels>().RunAsync(Actor.Desk, Stop);
        var (manager, id) = (desk.AddPerson("Petra", Role.Manager), desk.AddLead("Ines", A1, stage: Stage.Sql));
        desk.Clock.Now = desk.Clock.Now.AddHours(1);
        Assert.Null((await desk.Get<MoveLead>().RunAsync(manager, id, Stage.Sql, new(Stage.Opportunity, Value: 900, CloseDate: new(2026, 5, 1)), Stop)).Refusal);

        await using var db = desk.Open();
        Assert.Equal(desk.Clock.Now, (await db.Leads.SingleAsync(Stop)).ScoredAt);
        Assert.Equal(2, await db.StageChanges.CountAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_call_does_not_move_the_day_on_which_a_parked_lead_comes_back(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var rep = desk.AddPerson("Mara", Role.Rep);
        var id = desk.AddLead("Ines", A1, rep.UserId);
        Assert.Null((await desk.Get<MoveLead>().RunAsync(rep, id, Stage.Mql, new(Stage.Recycled, "too-early"), Stop)).Refusal);

        Assert.Null((await desk.Get<LogOutcome>().RunAsync(rep, id, new("no-answer", null, "Try again", desk.Clock.Now.AddDays(2)), Stop)).Outcome.Refusal);

        await using var db = desk.Open();
        Assert.Equal(desk.Clock.Now.AddDays(60), (await db.Leads.SingleAsync(Stop)).RestsUntil);
    }

    [Fact]
    public void A_lead_that_leaves_its_parking_stage_rests_no_longer()
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var lead = new Lead { LastName = "Ines", CreatedAt = now };
        lead.Enter(Stage.Recycled, "a file", null, now, null);
        lead.RestsUntil = now.AddDays(90);

        lead.Enter(Stage.Engaged, "a file", null, now.AddDays(1), null);

        Assert.Equal((null, 2), (lead.RestsUntil, lead.Cycle));
    }

    private static async Task<(DateTimeOffset? HandedOverAt, DateTimeOffset? RespondBy)> HandOverAsync(TestDesk desk, long id)
    {
        await using var db = desk.Open();
        var lead = await db.Leads.SingleAsync(one => one.Id == id, Stop);
        return (lead.HandedOverAt, lead.RespondBy);
    }
}
