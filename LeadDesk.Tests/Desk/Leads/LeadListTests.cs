using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Leads;

public sealed class LeadListTests(PostgresServer postgres)
{
    private static readonly Actor Manager = Actor.Person(1, "Petra", Role.Manager);

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Every_order_is_the_same_on_both_databases_and_pages_never_overlap(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        using var db = desk.Open();
        db.Leads.AddRange(Enumerable.Range(0, 25).Select(i => new Lead
        {
            LastName = $"Lead {i % 4}",
            Source = i % 3 == 0 ? null : $"Source {i % 3}",
            LastSignalAt = i % 2 == 0 ? null : desk.Clock.Now.AddHours(-(i % 5)),
            CreatedAt = desk.Clock.Now.AddDays(-(i % 6)),
        }));
        db.SaveChanges();

        foreach (var sort in LeadSort.Keys.SelectMany(key => new[] { new LeadSort(key, false), new LeadSort(key, true) }))
        {
            var pages = new List<long>();

            for (var skip = 0; skip < 30; skip += 7)
            {
                pages.AddRange((await desk.Get<LeadList>().AskAsync(Manager, new LeadFilter(), sort, skip, 7, cancellationToken: TestContext.Current.CancellationToken)).Rows.Select(row => row.Id));
            }

            Assert.Equal(25, pages.Distinct().Count());
        }

        var bySignal = await desk.Get<LeadList>().AskAsync(Manager, new LeadFilter(), LeadSort.BestFirst, 0, 25, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Null(bySignal.Rows[^1].LastSignalAt);
        Assert.Equal(bySignal.Rows.Where(row => row.LastSignalAt is not null).MaxBy(row => row.LastSignalAt)!.LastSignalAt, bySignal.Rows[0].LastSignalAt);
        var bySource = await desk.Get<LeadList>().AskAsync(Manager, new LeadFilter(), new LeadSort("source", true), 0, 25, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(("Source 2", null), (bySource.Rows[0].Source, bySource.Rows[^1].Source));
    }
}
