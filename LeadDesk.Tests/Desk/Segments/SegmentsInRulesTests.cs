using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Fields;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Desk.Qualification;
using LeadDesk.Tests.Desk.Routing;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Segments;

/// <summary>Routing rules and framework rules that name a saved segment, and follow it.</summary>
public sealed class SegmentsInRulesTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_routing_rule_asks_what_only_the_database_knows_and_follows_the_segment(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var (busy, pool) = (await SegmentAsync(desk.Desk, desk.Manager, "Busy", Viewed(2)), desk.AddPool("Fast", [(desk.Tom, 1)]));
        Assert.Equal(Outcome.Done, await RuleAsync(desk, pool, busy));
        var (first, second, third) = (desk.AddLead("Ann"), desk.AddLead("Bob"), desk.AddLead("Cid"));
        View(desk, first, 1);
        View(desk, second, 2);

        Assert.Equal("Rule All → pool Sales", (await desk.GiveAsync(first)).Why.Split(':')[0]);
        Assert.Equal("Rule Quick (in segment Busy) → pool Fast", (await desk.GiveAsync(second)).Why.Split(':')[0]);

        View(desk, third, 1);
        Assert.True((await desk.Desk.Get<SaveSegment>().RunAsync(desk.Manager, new(busy, "Busy", Viewed(1), true, 2), Stop)).Outcome.Succeeded);
        Assert.Equal(desk.Tom.UserId, (await desk.GiveAsync(third)).OwnerId);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Waiting_leads_are_given_by_segments_by_those_who_are_not_in_one_and_by_snapshots(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var leads = Enumerable.Range(0, 6).Select(i => desk.AddLead($"Lead {i}")).ToList();
        View(desk, leads[0], 1);
        View(desk, leads[1], 3);
        desk.Change(db => db.RoutingRules.RemoveRange(db.RoutingRules));
        var busy = await SegmentAsync(desk.Desk, desk.Manager, "Busy", Viewed(1));
        var (_, frozen) = await desk.Desk.Get<FreezeSegment>().RunAsync(desk.Manager, busy, Stop);
        Assert.Contains("shared with everybody", (await RuleAsync(desk, desk.PoolId, frozen)).Refusal, StringComparison.Ordinal);
        desk.Change(db => db.Segments.Single(one => one.Id == frozen).IsShared = true);
        View(desk, leads[2], 1);
        Assert.Equal(Outcome.Done, await RuleAsync(desk, desk.AddPool("Known", [(desk.Maya, 1)]), frozen));
        Assert.Equal(Outcome.Done, await RuleAsync(desk, desk.AddPool("Others", [(desk.Tom, 1)]), busy, "no"));

        Assert.Equal(5, await desk.Desk.Get<RouteWaiting>().RunAsync(Actor.Desk, Stop));

        Assert.Equal([desk.Maya.UserId, desk.Maya.UserId, null, desk.Tom.UserId, desk.Tom.UserId, desk.Tom.UserId], leads.Select(desk.OwnerOf));
        Assert.Contains("(not in segment Busy)", desk.Newest(leads[5]).Why, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_simulation_sees_through_to_the_segment(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        var stage = await SegmentAsync(desk.Desk, desk.Manager, "At sales", new Condition.Test(SegmentFields.StageKey, TestOperator.IsAnyOf, Stage.Mql.Key));
        Assert.Equal(Outcome.Done, await RuleAsync(desk, desk.AddPool("Fast", [(desk.Tom, 1)]), stage));
        desk.AddLead("Ann");
        desk.Desk.AddLead("Bob", new Cell('A', 1), stage: Stage.Sal);

        var month = (await desk.Desk.Get<SimulateRouting>().RunAsync(desk.Manager, Stop))!;

        Assert.Contains(month.Rows, row => row is { Lead: "Ann", WouldHave: "Tom", Rule: "Quick" } && row.Why.StartsWith("Rule Quick (in segment At sales): ", StringComparison.Ordinal));
        Assert.DoesNotContain(month.Rows, row => row is { Lead: "Bob", Rule: "Quick" });
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_rule_whose_segment_cannot_be_asked_is_for_nobody_and_says_so(DatabaseProvider provider)
    {
        using var desk = new RoutingDesk(provider, postgres);
        await desk.Desk.Get<AddField>().RunAsync(Actor.Desk, "Plan", FieldType.Text, [], false, Stop);
        var gold = await SegmentAsync(desk.Desk, desk.Manager, "Gold", new Condition.Test("custom.plan", TestOperator.IsAnyOf, "gold"));
        Assert.Equal(Outcome.Done, await RuleAsync(desk, desk.AddPool("Fast", [(desk.Tom, 1)]), gold, "no"));
        Assert.Equal(Outcome.Done, await desk.Desk.Get<ArchiveField>().RunAsync(Actor.Desk, 1, Stop));

        var answer = await desk.GiveAsync(desk.AddLead());
        var rule = (await desk.Desk.Get<RoutingSettings>().AskAsync(desk.Manager, Stop))!.Rules.Single(rule => rule.Name == "Quick");

        Assert.StartsWith("Rule All → pool Sales", answer.Why, StringComparison.Ordinal);
        Assert.Equal("not in segment Gold", rule.Words);
        Assert.Contains("Segment Gold cannot be asked: the condition asks for the attribute \"custom.plan\", which leads do not have.", rule.Problem, StringComparison.Ordinal);
        Assert.Contains("Segment Gold cannot be asked", (await RuleAsync(desk, desk.PoolId, gold)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_segment_that_a_rule_names_is_neither_deleted_nor_hidden()
    {
        using var desk = new RoutingDesk(DatabaseProvider.Sqlite, postgres);
        var busy = await SegmentAsync(desk.Desk, desk.Manager, "Busy", Viewed(1));
        await RuleAsync(desk, desk.PoolId, busy);

        Assert.Equal("Busy is used by routing rule Quick. Take it out there first; nothing was deleted.", (await desk.Desk.Get<DeleteSegment>().RunAsync(desk.Manager, busy, Stop)).Refusal);
        Assert.Contains("stays shared", (await desk.Desk.Get<SaveSegment>().RunAsync(desk.Manager, new(busy, "Busy", Viewed(1), false, 2), Stop)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.Equal(["routing rule Quick"], (await desk.Desk.Get<SegmentPage>().AskAsync(desk.Manager, busy, Stop))!.UsedBy);

        var rule = desk.Read(db => db.RoutingRules.Single(rule => rule.Name == "Quick").Id);
        await desk.Desk.Get<SaveRule>().RemoveAsync(desk.Manager, rule, Stop);
        desk.Change(db =>
        {
            db.ExportDefinitions.AddRange(Export("Mine", $"q=a&segment={busy}", false), Export("Weekly", $"segment={busy}", true), Export("Others", $"segment={busy}1", true));
            db.SavedLists.AddRange(List("Ours", true), List("My own", false));
        });

        Assert.Equal("Busy is used by a saved export of Mo and the saved export Weekly and the team list Ours. Take it out there first; nothing was deleted.", (await desk.Desk.Get<DeleteSegment>().RunAsync(desk.Manager, busy, Stop)).Refusal);

        desk.Change(db =>
        {
            db.ExportDefinitions.RemoveRange(db.ExportDefinitions);
            db.SavedLists.RemoveRange(db.SavedLists);
        });
        Assert.Equal(Outcome.Done, await desk.Desk.Get<DeleteSegment>().RunAsync(desk.Manager, busy, Stop));
        Assert.Contains("not there", (await RuleAsync(desk, desk.PoolId, busy)).Refusal, StringComparison.Ordinal);

        ExportDefinition Export(string name, string leads, bool isShared) =>
            new() { Name = name, OwnerId = desk.Manager.UserId, IsShared = isShared, Leads = leads, Columns = "", Sort = "grade", Language = "en", CreatedAt = desk.Desk.Clock.Now };

        SavedList List(string name, bool isShared) => new() { UserId = desk.Manager.UserId!.Value, Name = name, Query = $"?sort=name&segment={busy}", IsShared = isShared };
    }

    [Fact]
    public async Task A_segment_does_not_ask_for_another_and_is_answered_with_yes_or_no()
    {
        using var desk = new RoutingDesk(DatabaseProvider.Sqlite, postgres);
        var busy = await SegmentAsync(desk.Desk, desk.Manager, "Busy", Viewed(1));

        Assert.Contains("cannot ask for another one", (await desk.Desk.Get<SaveSegment>().RunAsync(desk.Manager, new(null, "Circle", Named(busy, "yes"), true, 0), Stop)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.Contains("either yes or no", (await RuleAsync(desk, desk.PoolId, busy, "perhaps")).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_framework_rule_follows_a_segment(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        var (list, choose) = (desk.Desk.Get<FrameworkList>(), desk.Desk.Get<ChooseDefault>());
        var tagged = await SegmentAsync(desk.Desk, desk.Dev, "Fair", new Condition.Test(SegmentFields.Tag, TestOperator.IsAnyOf, "fair"));
        var hidden = await SegmentAsync(desk.Desk, desk.Dev, "Hidden", new Condition.All(), isShared: false);
        Assert.Equal(Outcome.Done, await choose.AddRuleAsync(desk.Dev, desk.Framework("champ"), new(Named(tagged, "yes")), Stop));
        Assert.Contains("shared with everybody", (await choose.AddRuleAsync(desk.Dev, desk.Framework("champ"), new(Named(hidden, "yes")), Stop)).Refusal, StringComparison.Ordinal);

        Assert.Equal("BANT", (await desk.ChecklistAsync()).Framework.Name);
        await desk.Desk.Get<TagLeads>().RunAsync(desk.Dev, LeadChoice.Of(desk.LeadId), ["Fair"], [], Stop);
        Assert.Equal("CHAMP", (await desk.ChecklistAsync()).Framework.Name);

        var view = await list.AskAsync(desk.Dev, Stop);
        Assert.Equal(("leads, where In segment Fair", null), (view.Rules.Single().Words, view.Rules.Single().Problem));
        Assert.Equal(["In segment Fair"], view.Fields.Where(field => field.Group == "Segments" && field.Name.Contains('F', StringComparison.Ordinal)).Select(field => field.Name));
        Assert.DoesNotContain(view.Fields, field => field.Name == "In segment Hidden");
        Assert.Contains("a rule on Frameworks for CHAMP", (await desk.Desk.Get<DeleteSegment>().RunAsync(desk.Dev, tagged, Stop)).Refusal, StringComparison.Ordinal);
    }

    private static Condition.Test Viewed(int times) => new("event.page-viewed.30", TestOperator.AtLeast, $"{times}");

    private static Condition.Test Named(int segment, string answer) => new($"segment.{segment}", TestOperator.IsAnyOf, answer);

    private static async Task<int> SegmentAsync(TestDesk desk, Actor by, string name, Condition when, bool isShared = true)
    {
        var (outcome, id) = await desk.Get<SaveSegment>().RunAsync(by, new(null, name, when, isShared, 0), Stop);
        Assert.Equal(Outcome.Done, outcome);
        return id;
    }

    // Before the rule for all.
    private static async Task<Outcome> RuleAsync(RoutingDesk desk, int pool, int segment, string answer = "yes")
    {
        var outcome = await desk.Desk.Get<SaveRule>().RunAsync(desk.Manager, new(null, "Quick", pool, Named(segment, answer), AccountOwnerFirst: false), Stop);
        desk.Change(db => db.RoutingRules.Where(rule => rule.Name == "All").ToList().ForEach(rule => rule.Order = 99));
        return outcome;
    }

    private static void View(RoutingDesk desk, long lead, int times) => desk.Change(db =>
        db.Events.AddRange(Enumerable.Range(1, times).Select(i => new EngagementEvent { LeadId = lead, Type = "page-viewed", OccurredAt = desk.Desk.Clock.Now.AddHours(-i), ReceivedAt = desk.Desk.Clock.Now })));
}
