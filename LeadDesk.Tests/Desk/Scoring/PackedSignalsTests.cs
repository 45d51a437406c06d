using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Scoring;

public sealed class PackedSignalsTests(PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Rating_by_packed_events_equals_the_plain_way_whatever_happens_to_the_events(DatabaseProvider provider)
    {
        using var packed = await RescoredDesk.NewAsync(postgres, provider, 60);
        using var plain = await RescoredDesk.NewAsync(postgres, provider, 60);

        for (var round = 0; round < 6; round++)
        {
            await RescoredDesk.RescoreAsync(packed);
            await RescoredDesk.RateOneByOneAsync(plain);
            Assert.Equal(await RescoredDesk.EverythingAsync(plain), await RescoredDesk.EverythingAsync(packed));
            packed.Clock.Now = plain.Clock.Now = packed.Clock.Now.AddDays(3).AddTicks(7_654_320);
            await ChangeEventsAsync(packed, round);
            await ChangeEventsAsync(plain, round);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Every_lead_with_events_is_packed_once_all_are_rated(DatabaseProvider provider)
    {
        using var desk = await RescoredDesk.NewAsync(postgres, provider, 80);
        Assert.Equal(0, await PackedAsync(desk));
        await RescoredDesk.RescoreAsync(desk);
        await using var db = desk.Open();
        Assert.Equal(await db.Events.Select(e => e.LeadId).Distinct().CountAsync(Stop), await PackedAsync(desk));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Any_change_of_an_event_empties_what_was_packed_of_its_leads_and_of_no_others(DatabaseProvider provider)
    {
        using var desk = await RescoredDesk.NewAsync(postgres, provider, 80);
        await RescoredDesk.RescoreAsync(desk);
        await using var db = desk.Open();
        var all = await PackedAsync(desk);
        var leads = await db.Events.Select(e => e.LeadId).Distinct().OrderBy(id => id).Take(4).ToListAsync(Stop);
        var events = db.Events.Where(e => e.LeadId == leads[0]);

        await events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Subject, "/other"), Stop);
        Assert.Equal(all - 1, await PackedAsync(desk));
        await events.ExecuteUpdateAsync(set => set.SetProperty(e => e.LeadId, leads[1]), Stop);
        Assert.Equal(all - 2, await PackedAsync(desk));
        await db.Events.Where(e => e.LeadId == leads[2]).ExecuteDeleteAsync(Stop);
        Assert.Equal(all - 3, await PackedAsync(desk));
        db.Events.Add(new() { LeadId = leads[3], Type = "page-viewed", OccurredAt = desk.Clock.Now, ReceivedAt = desk.Clock.Now });
        await db.SaveChangesAsync(Stop);
        Assert.Equal(all - 4, await PackedAsync(desk));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Events_that_come_while_all_are_rated_are_never_packed_away(DatabaseProvider provider)
    {
        using var desk = await RescoredDesk.NewAsync(postgres, provider, 2_100);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await RescoredDesk.StartAsync(desk);

        using (desk.Get<LeadHub>().Listen(_ => begun.TrySetResult()))
        {
            var running = desk.Get<JobRunner>().RunNextAsync(Stop);
            await begun.Task;
            await ChangeEventsAsync(desk, 1);
            Assert.True(await running);
        }

        desk.Clock.Now = desk.Clock.Now.AddDays(5);
        await RescoredDesk.RescoreAsync(desk);
        var byPacked = await RescoredDesk.ScoresAsync(desk);
        await using var db = desk.Open();
        await db.PackedSignals.ExecuteUpdateAsync(set => set.SetProperty(packed => packed.Signals, (byte[]?)null), Stop);
        await RescoredDesk.RescoreAsync(desk);
        Assert.Equal(await RescoredDesk.ScoresAsync(desk), byPacked);
    }

    private static async Task<int> PackedAsync(TestDesk desk)
    {
        await using var db = desk.Open();
        return await db.PackedSignals.CountAsync(packed => packed.Signals != null, Stop);
    }

    /// <summary>Adds, changes, moves and removes events behind the back of everything but the database.</summary>
    private static async Task ChangeEventsAsync(TestDesk desk, int seed)
    {
        var random = new Random(seed);
        await using var db = desk.Open();
        var leads = await db.Leads.OrderBy(lead => lead.Id).Select(lead => lead.Id).ToListAsync(Stop);
        var (changed, moved, removed) = (Pick(), Pick(), Pick());

        for (var i = 0; i < 10; i++)
        {
            db.Events.Add(new() { LeadId = Pick(), Type = "demo-requested", Subject = "/größe", OccurredAt = desk.Clock.Now.AddHours(-i), ReceivedAt = desk.Clock.Now });
        }

        await db.SaveChangesAsync(Stop);
        await db.Events.Where(e => e.LeadId == changed).ExecuteUpdateAsync(set => set.SetProperty(e => e.Type, "trial-started"), Stop);
        await db.Events.Where(e => e.LeadId == moved).ExecuteUpdateAsync(set => set.SetProperty(e => e.LeadId, Pick()), Stop);
        await db.Events.Where(e => e.LeadId == removed).ExecuteDeleteAsync(Stop);

        long Pick() => leads[random.Next(leads.Count)];
    }
}
