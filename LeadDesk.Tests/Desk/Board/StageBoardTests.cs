using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Board;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Board;

public sealed class StageBoardTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_counts_sums_and_marks_what_the_actor_may_see(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Dev", Role.Rep), desk.AddPerson("Petra", Role.Manager));
        var (old, fresh, theirs) = (desk.AddLead("Old", new Cell('B', 2), rep.UserId), 0L, desk.AddLead("Theirs", new Cell('A', 1), other.UserId));
        desk.Clock.Now = desk.Clock.Now.AddDays(5);
        fresh = desk.AddLead("Fresh", new Cell('C', 3), rep.UserId);
        await DealAsync(desk, old, 1000, new DateOnly(2026, 3, 20));
        await DealAsync(desk, fresh, 500, null);
        await DealAsync(desk, theirs, 9000, null);

        var mql = (await AskAsync(desk, rep))[Stage.Mql]!;
        Assert.Equal((2, 1, 1500d, "Old,Fresh"), (mql.Count, mql.Stuck, mql.Value, string.Join(',', mql.Cards.Select(card => card.Name))));

        // 8 % for MQLs, a quarter more within a month, six tenths without a date.
        Assert.Equal((1000 * 0.10) + (500 * 0.05), mql.Expected, 6);
        Assert.Equal([true, false], mql.Cards.Select(card => card.IsStuck));
        Assert.Equal((3, 2), ((await AskAsync(desk, manager))[Stage.Mql]!.Count, (await AskAsync(desk, manager))[Stage.Mql]!.Stuck));
        Assert.Equal(["Old"], (await AskAsync(desk, rep, onlyStuck: true))[Stage.Mql]!.Cards.Select(card => card.Name));
        Assert.Equal(["Old", "Fresh"], (await AskAsync(desk, rep, BoardOrder.Value))[Stage.Mql]!.Cards.Select(card => card.Name));
        Assert.Equal(0, (await AskAsync(desk, rep))[Stage.Sal]!.Count);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_forecast_puts_deals_into_the_months_in_which_they_close(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var rep = desk.AddPerson("Mara", Role.Rep);
        await DealAsync(desk, desk.AddLead("A", new Cell('A', 1), rep.UserId, stage: Stage.Opportunity), 1000, new DateOnly(2026, 3, 20));
        await DealAsync(desk, desk.AddLead("B", new Cell('A', 1), rep.UserId, stage: Stage.Sql), 200, new DateOnly(2026, 3, 31));
        await DealAsync(desk, desk.AddLead("C", new Cell('A', 1), rep.UserId, stage: Stage.Sql), 100, new DateOnly(2026, 1, 31));
        await DealAsync(desk, desk.AddLead("D", new Cell('A', 1), rep.UserId, stage: Stage.Customer), 7, new DateOnly(2026, 3, 1));

        var months = await desk.Get<DealForecast>().AskAsync(rep, Stop);

        Assert.Equal([(true, 1, 100d, 18d), (false, 2, 1200d, 750d + 88d)], months.Select(month => (month.IsOverdue, month.Count, month.Value, month.Expected)));
    }

    [Fact]
    public async Task A_month_in_which_nothing_closes_is_there_all_the_same()
    {
        using var desk = new TestDesk();
        var rep = desk.AddPerson("Mara", Role.Rep);
        await DealAsync(desk, desk.AddLead("A", new Cell('A', 1), rep.UserId, stage: Stage.Sql), 1000, new DateOnly(2026, 3, 20));
        await DealAsync(desk, desk.AddLead("B", new Cell('A', 1), rep.UserId, stage: Stage.Sql), 200, new DateOnly(2026, 6, 1));
        await DealAsync(desk, desk.AddLead("C", new Cell('A', 1), rep.UserId, stage: Stage.Sql), 100, null);

        var months = await desk.Get<DealForecast>().AskAsync(rep, Stop);

        Assert.Equal([("2026-03-01", 1), ("2026-04-01", 0), ("2026-05-01", 0), ("2026-06-01", 1), (null, 1)], months.Select(month => (month.Month?.ToString("O", System.Globalization.CultureInfo.InvariantCulture), month.Count)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_a_lead_has_not_itself_its_checklist_says(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var rep = desk.AddPerson("Mara", Role.Rep);
        var (said, own, won) = (desk.AddLead("Said", new Cell('A', 1), rep.UserId, stage: Stage.Sql), desk.AddLead("Own", new Cell('A', 1), rep.UserId, stage: Stage.Sql), desk.AddLead("Won", new Cell('A', 1), rep.UserId, stage: Stage.Customer));
        await desk.Get<SeedFrameworks>().RunAsync(Actor.Desk, Stop);
        await DealAsync(desk, own, 100, null);

        foreach (var lead in (long[])[said, own, won])
        {
            await AnswerAsync(desk, rep, lead, "money/budget", new AnswerValue.Money(1000, 3000));
        }

        await AnswerAsync(desk, rep, said, "time/timeline", new AnswerValue.Due(new DateOnly(2026, 3, 20)));

        // 35 % for SQLs: a quarter more within a month, six tenths without a date.
        var sql = (await AskAsync(desk, rep, BoardOrder.Value))[Stage.Sql]!;
        Assert.Equal((2100d, 2000d), (sql.Value, sql.Answered));
        Assert.Equal((2000 * 0.44) + (100 * 0.21), sql.Expected, 6);
        Assert.Equal([("Said", null, 2000d), ("Own", 100d, null)], sql.Cards.Select(card => (card.Name, card.Value, card.AnsweredValue)));
        Assert.Equal(0, (await AskAsync(desk, rep))[Stage.Customer]!.Value);
        Assert.Equal(
            [(new DateOnly(2026, 3, 1), 1, 2000d, 1), (default(DateOnly?), 1, 100d, 0)],
            (await desk.Get<DealForecast>().AskAsync(rep, Stop)).Select(month => (month.Month, month.Count, month.Value, month.Answered)));
    }

    private static Task<AnswerSaved> AnswerAsync(TestDesk desk, Actor actor, long lead, string facet, AnswerValue value) =>
        desk.Get<AnswerQuestion>().RunAsync(actor, lead, new(facet, AnswerStatus.Claimed, value, null, null, null, 0), Stop);

    private static Task<BoardView> AskAsync(TestDesk desk, Actor actor, BoardOrder order = BoardOrder.Best, bool onlyStuck = false) =>
        desk.Get<StageBoard>().AskAsync(actor, new LeadFilter(), order, onlyStuck, 20, Stop);

    private static async Task DealAsync(TestDesk desk, long id, double value, DateOnly? closes)
    {
        await using var db = desk.Open();
        var lead = db.Leads.Single(l => l.Id == id);
        (lead.Value, lead.CloseDate) = (value, closes);
        await db.SaveChangesAsync(Stop);
    }
}
