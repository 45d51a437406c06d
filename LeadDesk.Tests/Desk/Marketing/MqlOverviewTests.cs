using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Marketing;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Marketing;

public sealed class MqlOverviewTests(PostgresServer postgres)
{
    private static readonly Actor Marketer = Actor.Person(1, "Mara", Role.Marketer);

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_lists_what_was_handed_over_what_waits_and_what_came_back(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        Fill(desk);
        var all = await AskAsync(desk, MqlShow.HandedOver);
        var waiting = await AskAsync(desk, MqlShow.Waiting);
        var rejected = await AskAsync(desk, MqlShow.Rejected);

        Assert.Equal((4, 1, 2, 1, 2), (all.HandedOver, all.HandedOverBefore, all.Waiting, all.Overdue, all.Rejected));
        Assert.Equal(["Wanda", "Anton", "Bud", "Rita"], all.Rows.Select(row => row.Name));
        Assert.Equal(["Wanda", "Old"], waiting.Rows.Select(row => row.Name));
        Assert.Equal(["Bud", "Rita"], rejected.Rows.Select(row => row.Name).Order());
        Assert.Equal((true, "No budget this year"), rejected.Rows.Where(row => row.Name == "Bud").Select(row => (row.IsRejected, row.Refusal)).Single());
        Assert.Equal(["Bud"], (await AskAsync(desk, MqlShow.Rejected, "no-budget")).Rows.Select(row => row.Name));
        Assert.True(all.Rows.Single(row => row.Name == "Anton").IsAccepted);
        Assert.Single((await AskAsync(desk, MqlShow.HandedOver, take: 1)).Rows);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_says_what_made_each_an_MQL(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        Fill(desk);
        var made = (await AskAsync(desk, MqlShow.HandedOver)).Rows.ToDictionary(row => row.Name, row => row.MadeBy);

        Assert.Equal("Viewed /pricing, 3rd time", made["Wanda"]);
        Assert.Equal("Mara: Asked for a call", made["Anton"]);
        Assert.Equal("Its profile was completed", made["Bud"]);
        Assert.Equal("Cell A1: hand over", made["Rita"]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Decisions_are_set_against_as_long_a_time_before(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        Fill(desk);
        var answer = await desk.Get<Acceptance>().AskAsync(Marketer, desk.Clock.Now.AddDays(-7), Stop);

        Assert.Equal((1, 2, 0, 1), (answer.Accepted, answer.Rejected, answer.AcceptedBefore, answer.RejectedBefore));
        Assert.Equal((1 / 3d, 0d), (answer.Rate, answer.RateBefore));
        Assert.Equal(["No budget this year 1 Fair 1", "Wrong person 1  1"], answer.Reasons.Select(reason => $"{reason.Reason} {reason.Count} {reason.Source} {reason.FromSource}"));
        Assert.Null((await desk.Get<Acceptance>().AskAsync(Marketer, desk.Clock.Now, Stop)).Rate);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Segments_come_with_the_count_of_the_day_and_are_counted_when_there_is_none(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        Fill(desk);
        await using (var db = desk.Open())
        {
            var today = DateOnly.FromDateTime(desk.Clock.Now.UtcDateTime);
            db.SegmentDays.AddRange([new() { SegmentId = 1, Day = today, Leads = 40, Stayed = 80, Mqls = 6 }, new() { SegmentId = 1, Day = today.AddDays(-7), Leads = 52 }]);
            await db.SaveChangesAsync(Stop);
        }

        var rows = await desk.Get<NurtureSegments>().AskAsync(Marketer, Stop);

        Assert.Equal((40, 0.075), (rows[0].Leads, rows[0].ToMql));
        Assert.All(rows.Skip(1), row => Assert.Equal((true, null, null), (row.Leads is not null, row.New, row.ToMql)));
        await desk.Get<CountDay>().RunAsync(Actor.Desk, Stop);
        Assert.NotEqual(40, (await desk.Get<NurtureSegments>().AskAsync(Marketer, Stop))[0].Leads);
    }

    [Theory]
    [InlineData(null, "model", 1, "A new scoring model")]
    [InlineData(null, "override", 1, "Its grade was pinned")]
    [InlineData(null, "import", 0, "Came with an import")]
    [InlineData(null, "new", 0, "Fits from the start")]
    [InlineData(null, "import", 2, "Viewed /pricing, 2nd time")]
    [InlineData(null, "event", 1, "Viewed /pricing")]
    [InlineData(null, "event", 11, "Viewed /pricing, 11th time")]
    [InlineData(null, null, 21, "Viewed /pricing, 21st time")]
    [InlineData(null, null, 0, "Not written down")]
    [InlineData("desk", null, 0, "Cell A1")]
    [InlineData("person", "event", 3, "Mara: Cell A1")]
    public void The_cause_is_told_from_what_is_written_down(string? by, string? cause, int times, string words)
    {
        HandOverMove? move = by is null ? null : new("Mara", by == "person", "Cell A1");

        Assert.Equal(words, MqlCause.Words(move, cause, times == 0 ? null : new LastDeed("page-viewed", "/pricing", times)));
    }

    private static Task<MqlAnswer> AskAsync(TestDesk desk, MqlShow show, string? reason = null, int take = 50) =>
        desk.Get<MqlOverview>().AskAsync(Marketer, new(desk.Clock.Now.AddDays(-7), null, show, reason, take), Stop);

    // Four of this week: one waits, one is accepted, two came back; and two of the week before, of whom one came back then.
    private static void Fill(TestDesk desk)
    {
        using var db = desk.Open();
        var now = desk.Clock.Now;
        var wanda = Add("Wanda", now.AddDays(-1), "LeadDesk", null, "Cell A1: hand over", "event");
        wanda.PromiseBy(now.AddHours(-1));
        string?[] seen = ["/pricing", "/pricing", "/blog", "/pricing"];
        db.Events.AddRange(seen.Select((page, at) => new EngagementEvent { Lead = wanda, Type = "page-viewed", Subject = page, OccurredAt = now.AddDays(-2).AddHours(at), ReceivedAt = now }));
        db.Events.Add(new() { Lead = wanda, Type = "page-viewed", Subject = "/after", OccurredAt = now.AddHours(-2), ReceivedAt = now });
        db.Events.Add(new() { Lead = wanda, Type = "bounced", OccurredAt = now.AddDays(-1), ReceivedAt = now });
        Decide(Add("Anton", now.AddDays(-2), "Mara", 1, "Asked for a call", null), Stage.Sal, now.AddDays(-1), null);
        var bud = Add("Bud", now.AddDays(-3), "LeadDesk", null, "Cell A1: hand over", "edit");
        bud.Source = "Fair";
        Decide(bud, Stage.Recycled, now.AddDays(-2), "no-budget");
        Decide(Add("Rita", now.AddDays(-4), "LeadDesk", null, "Cell A1: hand over", null), Stage.Recycled, now.AddDays(-1), "wrong-person");
        Add("Old", now.AddDays(-20), "LeadDesk", null, null, null);
        Decide(Add("Before", now.AddDays(-10), "LeadDesk", null, null, null), Stage.Disqualified, now.AddDays(-9), "bad-data");
        db.SaveChanges();

        Lead Add(string name, DateTimeOffset at, string by, int? byId, string? reason, string? cause)
        {
            var lead = new Lead { LastName = name, CreatedAt = at.AddDays(-5), UpdatedAt = at };
            db.Leads.Add(lead);
            db.StageChanges.Add(lead.Enter(Stage.Mql, by, byId, at, reason));
            db.ScoreChanges.AddRange(cause is null ? [] : [ScoreChange.Of(lead, lead.ToRating(), at, cause)]);
            return lead;
        }

        void Decide(Lead lead, Stage to, DateTimeOffset at, string? reason) => db.StageChanges.Add(lead.Enter(to, "Rep", null, at, MoveReason.Defaults.FirstOrDefault(one => one.Key == reason)?.Name, listed: reason));
    }
}
