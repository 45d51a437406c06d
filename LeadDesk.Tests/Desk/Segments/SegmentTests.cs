using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Fields;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Segments;

public sealed class SegmentTests(PostgresServer postgres)
{
    private static readonly Dictionary<string, (Condition When, string Found)> Table = new()
    {
        ["everybody"] = (new Condition.All(), "ABCD"),
        ["nobody"] = (new Condition.Any(), ""),
        ["a grade"] = (Test("cell", TestOperator.IsAnyOf, "A1", "D4"), "AD"),
        ["a stage"] = (Test("stage", TestOperator.IsAnyOf, "mql"), "A"),
        ["not a stage"] = (new Condition.Opposite(Test("stage", TestOperator.IsAnyOf, "mql")), "BCD"),
        ["a tag however written"] = (Test("tag", TestOperator.IsAnyOf, "FÁIR"), "AB"),
        ["no tag"] = (Test("tag", TestOperator.IsEmpty), "CD"),
        ["words in any case and with any marks"] = (Test("jobTitle", TestOperator.HasAnyWord, "cto"), "A"),
        ["part of a word"] = (Test("jobTitle", TestOperator.ContainsAnyOf, "CTO"), "AB"),
        ["a pattern"] = (Test("jobTitle", TestOperator.Matches, "^dire.*r$"), "B"),
        ["a company"] = (Test("company", TestOperator.StartsWith, "acme"), "A"),
        ["an empty field"] = (Test("jobTitle", TestOperator.IsEmpty), "CD"),
        ["what is empty passes no other test"] = (Test("visits", TestOperator.AtMost, "5"), "A"),
        ["not at most, so also empty"] = (new Condition.Opposite(Test("visits", TestOperator.AtMost, "5")), "BCD"),
        ["a number between"] = (Test("visits", TestOperator.Between, "4", "9"), "AB"),
        ["a day"] = (Test("closeDate", TestOperator.AtLeast, "2026-05-01"), "B"),
        ["yes or no"] = (Test("doNotCall", TestOperator.IsAnyOf, "yes"), "C"),
        ["an event in a window"] = (Test("event.page-viewed.30", TestOperator.AtLeast, "2"), "A"),
        ["an event in a longer window"] = (Test("event.page-viewed.90", TestOperator.AtLeast, "1"), "AB"),
        ["anything done"] = (Test("event.any.30", TestOperator.AtMost, "0"), "BCD"),
        ["days ago"] = (Test("signalDays", TestOperator.AtMost, "2"), "A"),
        ["never"] = (Test("signalDays", TestOperator.IsEmpty), "CD"),
        ["nobody’s"] = (Test("owned", TestOperator.IsAnyOf, "no"), "BCD"),
        ["a custom text"] = (Test("custom.plan", TestOperator.IsAnyOf, "gold"), "C"),
        ["a custom number"] = (Test("custom.seats", TestOperator.AtLeast, "10"), "D"),
        ["several together"] = (new Condition.All(Test("tag", TestOperator.IsAnyOf, "fair"), new Condition.Any(Test("visits", TestOperator.AtLeast, "8"), Test("custom.seats", TestOperator.IsNotEmpty))), "B"),
        ["two hundred conditions"] = (new Condition.Any([.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? Test("visits", TestOperator.IsAnyOf, $"{i + 100}") : Test("city", TestOperator.IsAnyOf, $"City {i}")), Test("visits", TestOperator.IsAnyOf, "4")]), "A"),
    };

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_database_finds_whom_the_condition_means(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var manager = await FillAsync(desk);
        var wrong = new List<string>();

        foreach (var (name, (when, expected)) in Table)
        {
            var (outcome, id) = await desk.Get<SaveSegment>().RunAsync(manager, new(null, name, when, true, 0), Stop);
            var filter = await desk.Get<SegmentFilter>().ResolveAsync(manager, new() { SegmentId = id }, Stop);
            var rows = await desk.Get<LeadList>().AskAsync(manager, filter, LeadSort.BestFirst, 0, 100, cancellationToken: Stop);
            var found = string.Concat(rows.Rows.Select(row => row.Name).Order());
            wrong.AddRange(outcome.Succeeded && found == expected && (await desk.Get<CountSegment>().AskAsync(manager, when, Stop)).Leads == expected.Length ? [] : [$"{name}: {found} instead of {expected} {outcome.Refusal}"]);
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_segments_of_a_new_desk_can_all_be_asked(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var manager = await FillAsync(desk);

        var rows = await desk.Get<SegmentList>().AskAsync(manager, Stop);

        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.True(row is { Problem: null, Leads: not null, IsShared: true }, row.Problem));
        Assert.True((await desk.Get<SaveSegment>().RunAsync(manager, new(null, "Fifth", new Condition.All(), false, 0), Stop)).Outcome.Succeeded);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_frozen_segment_keeps_its_leads(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var manager = await FillAsync(desk);
        var (_, id) = await desk.Get<SaveSegment>().RunAsync(manager, new(null, "Fair", Test("tag", TestOperator.IsAnyOf, "fair"), true, 0), Stop);
        var (_, frozen) = await desk.Get<FreezeSegment>().RunAsync(manager, id, Stop);
        await desk.Get<TagLeads>().RunAsync(manager, LeadChoice.Of(1L), [], ["Fair"], Stop);

        Assert.Equal((1, 2), (await CountAsync(desk, manager, id), await CountAsync(desk, manager, frozen)));
        Assert.Contains("keeps its leads", (await desk.Get<SaveSegment>().RunAsync(manager, new(frozen, "Fair", new Condition.All(), true, 1), Stop)).Outcome.Refusal);
    }

    [Fact]
    public async Task A_segment_that_names_a_deleted_field_says_so_and_finds_nobody()
    {
        using var desk = new TestDesk();
        var manager = await FillAsync(desk);
        var (_, id) = await desk.Get<SaveSegment>().RunAsync(manager, new(null, "Gold", Test("custom.plan", TestOperator.IsAnyOf, "gold"), true, 0), Stop);
        await desk.Get<ArchiveField>().RunAsync(Actor.Desk, 1, Stop);

        var row = (await desk.Get<SegmentList>().AskAsync(manager, Stop)).Single(row => row.Id == id);

        Assert.Null(row.Leads);
        Assert.Contains("\"custom.plan\", which leads do not have", row.Problem);
        Assert.Equal(0, await CountAsync(desk, manager, id));
    }

    [Fact]
    public async Task A_private_segment_is_its_makers_and_a_shared_one_everybodys()
    {
        using var desk = new TestDesk();
        var manager = await FillAsync(desk);
        var rep = desk.AddPerson("Rosa", Role.Rep);
        var (_, mine) = await desk.Get<SaveSegment>().RunAsync(manager, new(null, "Mine", new Condition.All(), false, 0), Stop);

        Assert.Null(await desk.Get<SegmentPage>().AskAsync(rep, mine, Stop));
        Assert.Equal(0, await CountAsync(desk, rep, mine));
        Assert.False((await desk.Get<DeleteSegment>().RunAsync(rep, mine, Stop)).Succeeded);
        Assert.True((await desk.Get<SaveSegment>().RunAsync(manager, new(mine, "Ours", new Condition.All(), true, 2), Stop)).Outcome.Succeeded);
        Assert.Contains("in between", (await desk.Get<SaveSegment>().RunAsync(manager, new(mine, "Ours", new Condition.All(), true, 2), Stop)).Outcome.Refusal);

        // A rep counts the leads that the rep sees.
        Assert.Equal((3, 4), (await CountAsync(desk, rep, mine), await CountAsync(desk, manager, mine)));
        Assert.Contains("somebody else’s", (await desk.Get<SaveSegment>().RunAsync(rep, new(mine, "Theirs", new Condition.All(), true, 3), Stop)).Outcome.Refusal);
        Assert.Contains("somebody else’s", (await desk.Get<DeleteSegment>().RunAsync(rep, mine, Stop)).Refusal);
        Assert.True((await desk.Get<DeleteSegment>().RunAsync(manager, mine, Stop)).Succeeded);
    }

    [Fact]
    public async Task A_days_last_count_is_kept()
    {
        using var desk = new TestDesk();
        var manager = await FillAsync(desk);
        var (_, id) = await desk.Get<SaveSegment>().RunAsync(manager, new(null, "All", new Condition.All(), true, 0), Stop);
        await desk.Get<CountDay>().RunAsync(Actor.Desk, Stop);
        await desk.Get<DeleteLeads>().RunAsync(manager, LeadChoice.Of(1L), Stop);
        await desk.Get<CountDay>().RunAsync(Actor.Desk, Stop);
        desk.Clock.Now += TimeSpan.FromDays(7);
        await desk.Get<CountDay>().RunAsync(Actor.Desk, Stop);

        Assert.Equal([3, 3], (await desk.Get<SegmentPage>().AskAsync(manager, id, Stop))!.Days.Select(day => day.Leads));
        Assert.Equal(3, (await desk.Get<SegmentList>().AskAsync(manager, Stop)).Single(row => row.Id == id).WeekAgo);
    }

    private static Condition.Test Test(string attribute, TestOperator asked, params string[] values) => new(attribute, asked, values);

    private static async Task<int> CountAsync(TestDesk desk, Actor actor, int segment)
    {
        var filter = await desk.Get<SegmentFilter>().ResolveAsync(actor, new() { SegmentId = segment }, Stop);
        return (await desk.Get<LeadList>().AskAsync(actor, filter, LeadSort.BestFirst, 0, 1, cancellationToken: Stop)).Total;
    }

    private static async Task<Actor> FillAsync(TestDesk desk)
    {
        var (manager, now) = (desk.AddPerson("Ruth", Role.Manager), desk.Clock.Now);
        await desk.Get<AddField>().RunAsync(Actor.Desk, "Plan", FieldType.Text, [], false, Stop);
        await desk.Get<AddField>().RunAsync(Actor.Desk, "Seats", FieldType.Number, [], false, Stop);
        var cells = new Dictionary<string, string> { ["A"] = "A1", ["B"] = "B2", ["C"] = "C3", ["D"] = "D4" };

        foreach (var (name, cell) in cells)
        {
            desk.AddLead(name, Cell.Parse(cell), name == "A" ? manager.UserId : null, name == "A" ? now.AddDays(-1) : name == "B" ? now.AddDays(-40) : null, name == "A" ? Stage.Mql : Stage.Lead);
        }

        await using var db = desk.Open();
        var leads = await db.Leads.ToDictionaryAsync(lead => lead.LastName!, Stop);
        (leads["A"].JobTitle, leads["A"].Visits, leads["A"].Account) = ("CTO, EMEA", 4, new Account { Name = "Acme SRL", CreatedAt = now });
        (leads["B"].JobTitle, leads["B"].Visits, leads["B"].CloseDate) = ("Director", 9, new DateOnly(2026, 5, 1));
        (leads["C"].DoNotCall, leads["C"].Custom) = (true, leads["C"].Custom.With("plan", FieldValue.Of("Gold")));
        leads["D"].Custom = leads["D"].Custom.With("seats", FieldValue.Of(10));
        leads["A"].Tags.Add(new LeadTag { Name = "Fair" });
        leads["B"].Tags.Add(new LeadTag { Name = "Fair" });
        db.Events.AddRange(new[] { ("A", 1), ("A", 2), ("B", 40) }.Select(one => new EngagementEvent { Lead = leads[one.Item1], Type = "page-viewed", OccurredAt = now.AddDays(-one.Item2), ReceivedAt = now }));
        await db.SaveChangesAsync(Stop);
        return manager;
    }
}
