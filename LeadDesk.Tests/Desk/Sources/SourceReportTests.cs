using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Desk.Sources;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Sources;

public sealed class SourceReportTests(PostgresServer postgres)
{
    private static readonly Actor Manager = Actor.Person(1, "Mo", Role.Manager);
    private static readonly DateOnly First = new(2026, 1, 10), Last = new(2026, 2, 20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, 1)]
    [InlineData(DatabaseProvider.Sqlite, 2)]
    [InlineData(DatabaseProvider.Sqlite, 3)]
    [InlineData(DatabaseProvider.Postgres, 4)]
    [InlineData(DatabaseProvider.Postgres, 5)]
    public async Task It_says_what_somebody_would_reckon_by_hand_and_every_number_leads_to_its_leads(DatabaseProvider provider, int seed)
    {
        using var desk = TestDesk.On(provider, postgres);
        await RandomAsync(desk, new(seed));
        await using var db = desk.Open();
        var leads = await db.Leads.AsNoTracking().ToListAsync(Stop);
        var plain = new PlainSources(leads, await db.Events.AsNoTracking().ToListAsync(Stop), await db.StageChanges.AsNoTracking().ToListAsync(Stop));

        foreach (var ask in from cut in Breakdown.All from touch in Enum.GetValues<Touch>() from days in (DateOnly?[])[null, First] select new SourceAsk(cut, touch, days, days is null ? null : Last, null))
        {
            var answer = (await desk.Get<SourceReport>().AskAsync(Manager, ask, Stop))!;

            Assert.Equal(plain.Lines(ask), answer.Lines.OrderBy(line => line.Name ?? "–", StringComparer.Ordinal).Select(PlainSources.Words));
            Assert.Equal(answer.Lines.Sum(line => line.Leads), answer.Total.Leads);

            foreach (var line in answer.Lines.Append(answer.Total))
            {
                foreach (var column in SourceColumn.All.Where(column => column.Kind == ColumnKind.Count))
                {
                    Assert.Equal((line.Name, column.Key, column.Value(line)), (line.Name, column.Key, await CountAsync(desk, ask.Of(line, column))));
                }
            }
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task The_last_touch_is_the_one_that_made_it_an_MQL_and_none_after_it(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        await using (var db = desk.Open())
        {
            var lead = new Lead { LastName = "Ines", Source = "Fair", Campaign = "Autumn", CreatedAt = At(1), UpdatedAt = At(1) };
            db.Leads.Add(lead);
            Add(db, lead, At(1), "page-viewed", "/blog");
            Add(db, lead, At(2), "content-downloaded", "Guide");
            Add(db, lead, At(3), "unsubscribed", "Newsletter", "Newsletter");
            Add(db, lead, At(4), "page-viewed", "/pricing", "Ads");
            db.StageChanges.Add(lead.Enter(Stage.Mql, "test", null, At(4), null));
            Add(db, lead, At(5), "page-viewed", "/docs", "Onboarding");
            db.StageChanges.Add(lead.Enter(Stage.Recycled, "test", null, At(6), null));
            Add(db, lead, At(7), "webinar-attended", "Deep dive", "Winter");
            db.StageChanges.Add(lead.Enter(Stage.Mql, "test", null, At(8), null));
            await db.SaveChangesAsync(Stop);
        }

        Assert.Equal(("Fair", "Website"), await BothAsync(desk, Breakdown.Source));
        Assert.Equal(("Autumn", "Ads"), await BothAsync(desk, Breakdown.Campaign));
        Assert.Equal(("/blog", "/pricing"), await BothAsync(desk, Breakdown.Landing));
        Assert.Equal(("Guide", "Guide"), await BothAsync(desk, Breakdown.Content));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Costs_of_the_period_are_borne_by_those_whom_they_name(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        await using (var db = desk.Open())
        {
            foreach (var (source, campaign, stage) in ((string?, string?, Stage)[])[("Fair", "Autumn", Stage.Customer), ("fair", null, Stage.Mql), ("Web", "Autumn", Stage.Lead), (null, null, Stage.Lead)])
            {
                var lead = new Lead { Source = source, Campaign = campaign, Value = 50, CreatedAt = At(2), UpdatedAt = At(2) };
                db.Leads.Add(lead);
                lead.Enter(stage, "test", null, At(12), null);
            }

            await db.SaveChangesAsync(Stop);
        }

        await CostAsync(desk, new(null, "Fair", null, First, First.AddDays(9), 100, null));
        await CostAsync(desk, new(null, null, "Autumn", First, First.AddDays(9), 20, null));
        await CostAsync(desk, new(null, "Radio", null, First, First, 7, null));
        var answer = (await desk.Get<SourceReport>().AskAsync(Manager, new(Breakdown.Source, Touch.First, null, First.AddDays(4), null), Stop))!;
        var lines = answer.Lines.ToDictionary(line => line.Name ?? "–", line => line.Cost);

        Assert.Equal((30m, 25m, 5m, 7m, 0m), (lines["Fair"], lines["fair"], lines["Web"], lines["Radio"], lines["–"]));
        Assert.Equal((67m, 0m), (answer.Total.Cost, answer.Unplaced));
        var fair = answer.Lines.Single(line => line.Name == "Fair");
        Assert.Equal((30m, 30m, 50d, 10d), (fair.CostPer(fair.Leads), fair.CostPer(fair.Won), fair.WonValue, fair.DaysToWin));
        Assert.Null(answer.Lines.Single(line => line.Name == "Radio") is var radio ? radio.CostPer(radio.Leads) : 0);
    }

    [Fact]
    public async Task It_can_be_about_a_segment_and_is_not_for_reps()
    {
        using var desk = new TestDesk();
        await RandomAsync(desk, new(9));
        var (_, id) = await desk.Get<SaveSegment>().RunAsync(Actor.Desk, new(null, "Won", new Condition.Test("stage", TestOperator.IsAnyOf, "customer"), true, 0), Stop);
        var ask = new SourceAsk(Breakdown.Source, Touch.First, null, null, id);
        var answer = (await desk.Get<SourceReport>().AskAsync(Manager, ask, Stop))!;

        Assert.Equal(("Won", answer.Total.Leads), (answer.SegmentName, answer.Total.Won));
        Assert.InRange(answer.Total.Leads, 1, 119);
        Assert.Null(await desk.Get<SourceReport>().AskAsync(Actor.Person(2, "Rita", Role.Rep), ask, Stop));
    }

    [Fact]
    public void Lines_are_in_the_order_that_was_asked_for_and_those_with_nothing_to_say_come_last()
    {
        SourceLine[] lines = [new("b", 5, 0, 0, 0, 0, 0, 0, null), new("a", 5, 5, 4, 0, 0, 1, 10, 3), new(null, 9, 2, 2, 2, 2, 2, 20, 8)];

        Assert.Equal("–ab", Names("-leads"));
        Assert.Equal("ab–", Names("leads"));
        Assert.Equal("a–b", Names("days"));
        Assert.Equal("–ab", Names("-days"));
        Assert.Equal("ba–", Names("-name"));
        Assert.Equal("–ab", Names("nonsense"));

        string Names(string sort) => string.Concat(SourceSort.Read(sort).Of(lines).Select(line => line.Name ?? "–"));
    }

    private static async Task<(string?, string?)> BothAsync(TestDesk desk, Breakdown by)
    {
        var answers = new List<string?>();

        foreach (var touch in Enum.GetValues<Touch>())
        {
            answers.Add((await desk.Get<SourceReport>().AskAsync(Manager, new(by, touch, null, null, null), Stop))!.Lines.Single().Name);
        }

        return (answers[0], answers[1]);
    }

    private static async Task CostAsync(TestDesk desk, CostEntry entry) => Assert.Null((await desk.Get<SaveCost>().RunAsync(Manager, entry, Stop)).Outcome.Refusal);

    private static async Task<double?> CountAsync(TestDesk desk, LeadFilter filter) => (await desk.Get<LeadList>().AskAsync(Manager, filter, LeadSort.BestFirst, 0, 0, cancellationToken: Stop)).Total;

    private static DateTimeOffset At(int day) => new(2026, 1, day, 9, 0, 0, TimeSpan.Zero);

    private static void Add(LeadDb db, Lead lead, DateTimeOffset at, string type, string? subject, string? campaign = null) =>
        db.Events.Add(new() { Lead = lead, Type = type, OccurredAt = at, ReceivedAt = at, Subject = subject, Campaign = campaign });

    private static async Task RandomAsync(TestDesk desk, Random dice)
    {
        Stage[] path = [Stage.Engaged, Stage.Mql, Stage.Sal, Stage.Sql, Stage.Opportunity, Stage.Customer];
        string[] types = ["page-viewed", "page-viewed", "page-viewed", "content-downloaded", "webinar-attended", "email-clicked", "email-opened", "unsubscribed", "bounced", "fair-visited", "call"];
        await using var db = desk.Open();

        for (var at = 0; at < 120; at++)
        {
            var created = At(1).AddMinutes(dice.Next(60 * 1440));
            var lead = new Lead { LastName = $"Lead {at}", Source = Pick("Web", "web", "Fair", null), Campaign = Pick("Autumn", "Ads", null, null), Value = Pick<double?>(10, 25.5, null), CreatedAt = created, UpdatedAt = created };
            db.Leads.Add(lead);

            // Each at a minute of its own, so that there is one order.
            foreach (var minute in Enumerable.Range(1, 40 * 24).OrderBy(_ => dice.Next()).Take(dice.Next(7)))
            {
                Add(db, lead, created.AddHours(minute), Pick(types)!, Pick("/pricing", "/blog", "Guide", null), Pick("Ads", "Newsletter", null, null));
            }

            var moved = created;

            foreach (var stage in path.Take(dice.Next(path.Length + 1)).Where(_ => dice.Next(4) > 0))
            {
                db.StageChanges.Add(lead.Enter(stage, "test", null, moved = moved.AddMinutes(dice.Next(1, 9 * 1440)), null));
            }

            if (dice.Next(4) == 0)
            {
                db.StageChanges.Add(lead.Enter(Pick(Stage.Lost, Stage.Recycled, Stage.Engaged)!, "test", null, moved.AddHours(1), null));
            }

            if (dice.Next(12) == 0)
            {
                lead.Delete("test", moved);
            }
        }

        await db.SaveChangesAsync(Stop);

        T? Pick<T>(params T?[] from) => from[dice.Next(from.Length)];
    }
}
