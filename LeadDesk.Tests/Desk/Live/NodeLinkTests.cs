using System.Threading.Channels;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Live;

/// <summary>Two processes on one PostgreSQL.</summary>
public sealed class NodeLinkTests(PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_says_the_other_hears_once_and_it_does_not_come_back()
    {
        var database = postgres.NewDatabase();
        using var here = new TestDesk(database);
        using var there = new TestDesk(database);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var (hereHears, thereHears) = (Listen(here), Listen(there));
        var links = new[] { here.Get<NodeLink>().RunAsync(ended.Token), there.Get<NodeLink>().RunAsync(ended.Token) };

        // Once it is linked, a page may have missed anything.
        Assert.Equal((0, true), await NextAsync(hereHears));
        Assert.Equal((0, true), await NextAsync(thereHears));

        here.Get<LeadHub>().Say(7, 8);
        Assert.Equal((2, false), await NextAsync(hereHears));
        Assert.Equal((2, true), await NextAsync(thereHears));
        there.Get<LeadHub>().Say([.. Enumerable.Range(1, 500).Select(id => (long)id)]);
        Assert.Equal((500, false), await NextAsync(thereHears));
        Assert.Equal((380, true), await NextAsync(hereHears));
        Assert.Equal((120, true), await NextAsync(hereHears));
        here.Get<LeadHub>().SayAll();
        Assert.Equal((0, false), await NextAsync(hereHears));
        Assert.Equal((0, true), await NextAsync(thereHears));

        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(links));
    }

    [Fact]
    public async Task A_broken_connection_ends_the_link_so_that_it_is_made_anew()
    {
        var database = postgres.NewDatabase();
        using var desk = new TestDesk(database);
        var hears = Listen(desk);
        var link = desk.Get<NodeLink>().RunAsync(Stop);
        await NextAsync(hears);

        await using (var db = desk.Open())
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'", Stop);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => link);
    }

    [Fact]
    public async Task A_desk_on_sqlite_is_alone()
    {
        using var desk = new TestDesk();
        Assert.False(await desk.Get<NodeLink>().RunAsync(Stop));
    }

    private static ChannelReader<LeadsChanged> Listen(TestDesk desk)
    {
        var heard = Channel.CreateUnbounded<LeadsChanged>();
        desk.Get<LeadHub>().Listen(news => heard.Writer.TryWrite(news));
        return heard.Reader;
    }

    private static async Task<(int Leads, bool IsFromElsewhere)> NextAsync(ChannelReader<LeadsChanged> heard) => await heard.ReadAsync(Stop) is var news ? (news.LeadIds.Count, news.IsFromElsewhere) : default;
}
