using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Events;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Events;

public sealed class TwoAtOnceTests(PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Events_of_the_same_leads_in_opposite_orders_are_all_taken(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        long[] leads = [desk.AddLead("Ines", new Cell('A', 1)), desk.AddLead("Theo", new Cell('B', 2))];

        for (var round = 0; round < 8; round++)
        {
            var receipts = await Task.WhenAll(PostAsync(desk, leads), PostAsync(desk, [.. leads.Reverse()]));
            Assert.All(receipts.SelectMany(all => all), receipt => Assert.Equal(EventStatus.Accepted, receipt.Status));
        }

        await using var db = desk.Open();
        Assert.Equal(8 * 2 * 2, db.Events.Count());
    }

    // On threads of their own, so that they meet.
    private static Task<IReadOnlyList<EventReceipt>> PostAsync(TestDesk desk, long[] leads) => Task.Run(
        () => desk.Get<TakeEvents>().RunAsync(
            Actor.Desk, [.. leads.Select(lead => new EventEntry(Guid.NewGuid().ToString(), "page-viewed", desk.Clock.Now, lead, null, null, "/preise", null))], Stop),
        Stop);
}
