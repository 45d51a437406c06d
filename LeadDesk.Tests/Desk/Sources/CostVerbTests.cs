using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Sources;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Sources;

public sealed class CostVerbTests(PostgresServer postgres)
{
    private static readonly Actor Marketer = Actor.Person(1, "Mara", Role.Marketer);
    private static readonly CostEntry Webinar = new(null, "Webinar", "Week", new(2026, 1, 1), new(2026, 1, 31), 1200.50m, "Three evenings");

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_cost_is_written_down_changed_deleted_and_taken_back(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (added, id) = await desk.Get<SaveCost>().RunAsync(Marketer, Webinar, Stop);
        Assert.Null(added.Refusal);
        var cost = (await BookAsync(desk)).Costs.Single();
        Assert.Equal((id, "Webinar, Week", 1200.50m, "Mara"), (cost.Id, cost.Name, cost.Amount, cost.By));

        Assert.Null((await desk.Get<SaveCost>().RunAsync(Marketer, Webinar with { Id = id, Seen = cost.Version, Amount = 900 }, Stop)).Outcome.Refusal);
        Assert.Contains("in between", (await desk.Get<SaveCost>().RunAsync(Marketer, Webinar with { Id = id, Seen = cost.Version, Amount = 800 }, Stop)).Outcome.Refusal);
        Assert.Contains("in between", (await desk.Get<DeleteCost>().RunAsync(Marketer, id, cost.Version, Stop)).Refusal);
        cost = (await BookAsync(desk)).Costs.Single();
        Assert.Equal(900, cost.Amount);

        Assert.Null((await desk.Get<DeleteCost>().RunAsync(Marketer, id, cost.Version, Stop)).Refusal);
        Assert.Empty((await BookAsync(desk)).Costs);
        Assert.Contains("no such cost", (await desk.Get<DeleteCost>().RunAsync(Marketer, id, cost.Version, Stop)).Refusal);
        Assert.Null((await desk.Get<DeleteCost>().UndoAsync(Marketer, id, Stop)).Refusal);
        Assert.Single((await BookAsync(desk)).Costs);
        Assert.Contains("no such cost", (await desk.Get<DeleteCost>().UndoAsync(Marketer, id, Stop)).Refusal);

        await using var db = desk.Open();
        Assert.Equal(
            ["Added a cost: 1,200.50 for 1 to 31 Jan 2026", "Changed a cost: 900.00 for 1 to 31 Jan 2026; was Webinar, Week, 1,200.50 for 1 to 31 Jan 2026", "Deleted a cost: 900.00 for 1 to 31 Jan 2026", "Restored a cost: 900.00 for 1 to 31 Jan 2026"],
            (await db.Audit.OrderBy(entry => entry.Id).ToListAsync(Stop)).Select(entry => $"{entry.Action}: {entry.Detail}"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_same_cost_is_not_written_down_twice(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        await desk.Get<SaveCost>().RunAsync(Marketer, Webinar, Stop);
        var again = await desk.Get<SaveCost>().RunAsync(Marketer, Webinar with { Source = "webinar ", Note = null }, Stop);
        Assert.Contains("Mara wrote down the same already: Webinar, Week, 1,200.50 for 1 to 31 Jan 2026", again.Outcome.Refusal);

        var taken = await desk.Get<TakeCosts>().RunAsync(Marketer, [Webinar, Webinar with { Amount = 7 }, Webinar with { Amount = 7.00m, Source = "WEBINAR" }], Stop);
        Assert.Equal((null, 1, 2), (taken.Outcome.Refusal, taken.Taken, taken.Known));
        Assert.Equal(2, (await BookAsync(desk)).Count);
    }

    [Fact]
    public async Task Many_are_taken_all_or_none()
    {
        using var desk = new TestDesk();
        var taken = await desk.Get<TakeCosts>().RunAsync(Marketer, [Webinar, Webinar with { Amount = -1 }], Stop);

        Assert.Contains("above zero. Nothing was taken", taken.Outcome.Refusal);
        Assert.Equal(0, (await BookAsync(desk)).Count);
        Assert.Contains("no cost", (await desk.Get<TakeCosts>().RunAsync(Marketer, [], Stop)).Outcome.Refusal);
    }

    [Fact]
    public async Task The_book_has_what_shares_a_day_with_the_period()
    {
        using var desk = new TestDesk();
        await desk.Get<TakeCosts>().RunAsync(Marketer, [Webinar, Webinar with { From = new(2026, 2, 1), To = new(2026, 2, 28) }], Stop);

        Assert.Equal(1, (await desk.Get<CostBook>().AskAsync(Marketer, null, new(2026, 1, 31), Stop))!.Count);
        Assert.Equal(2, (await desk.Get<CostBook>().AskAsync(Marketer, new(2026, 1, 31), new(2026, 2, 1), Stop))!.Count);
        Assert.Equal(0, (await desk.Get<CostBook>().AskAsync(Marketer, new(2026, 3, 1), null, Stop))!.Count);
    }

    [Fact]
    public async Task Reps_keep_no_costs()
    {
        using var desk = new TestDesk();
        var rep = Actor.Person(2, "Rita", Role.Rep);

        Assert.Contains("Only marketers", (await desk.Get<SaveCost>().RunAsync(rep, Webinar, Stop)).Outcome.Refusal);
        Assert.Contains("Only marketers", (await desk.Get<DeleteCost>().RunAsync(rep, 1, 1, Stop)).Refusal);
        Assert.Contains("Only marketers", (await desk.Get<TakeCosts>().RunAsync(rep, [Webinar], Stop)).Outcome.Refusal);
        Assert.Null(await desk.Get<CostBook>().AskAsync(rep, null, null, Stop));
    }

    private static async Task<CostPage> BookAsync(TestDesk desk) => (await desk.Get<CostBook>().AskAsync(Marketer, null, null, Stop))!;
}
