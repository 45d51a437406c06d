using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Scoring;

/// <summary>A better cell shortens a promise and a worse one never lengthens it; but what a pinned grade alone shortened, ending it gives back.</summary>
public sealed class OverridePromiseTests(PostgresServer postgres)
{
    private static readonly Cell A1 = new('A', 1), A2 = new('A', 2), B1 = new('B', 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Ending_an_override_gives_back_the_promise_that_it_alone_shortened(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var (lead, promised) = (await LeadAsync(desk), desk.Clock.Now.AddHours(300));
        await PinAsync(desk, lead, A1);
        Assert.Equal(desk.Clock.Now.AddHours(24), await PromiseAsync(desk, lead));

        Assert.Equal(Outcome.Done, await desk.Get<EndOverride>().RunAsync(Actor.Desk, lead, null, Stop));

        Assert.Equal(promised, await PromiseAsync(desk, lead));
    }

    [Fact]
    public async Task A_promise_made_sooner_since_stands()
    {
        using var desk = await DeskAsync(DatabaseProvider.Sqlite);
        var lead = await LeadAsync(desk);
        await PinAsync(desk, lead, A1);
        var sooner = desk.Clock.Now.AddHours(2);
        await ChangeAsync(desk, lead, one => one.PromiseBy(sooner));

        await desk.Get<EndOverride>().RunAsync(Actor.Desk, lead, null, Stop);

        Assert.Equal(sooner, await PromiseAsync(desk, lead));
    }

    [Fact]
    public async Task A_promise_kept_since_is_not_made_again()
    {
        using var desk = await DeskAsync(DatabaseProvider.Sqlite);
        var lead = await LeadAsync(desk);
        await PinAsync(desk, lead, A1);
        await ChangeAsync(desk, lead, one => one.KeepPromise());

        await desk.Get<EndOverride>().RunAsync(Actor.Desk, lead, null, Stop);

        Assert.Null(await PromiseAsync(desk, lead));
    }

    [Fact]
    public async Task An_override_that_ends_by_itself_leaves_the_promise_alone()
    {
        using var desk = await DeskAsync(DatabaseProvider.Sqlite);
        var (lead, sooner) = (await LeadAsync(desk), desk.Clock.Now.AddHours(24));
        await PinAsync(desk, lead, A1);
        desk.Clock.Now = desk.Clock.Now.AddDays(8);
        await desk.Get<RateDueLeads>().RunAsync(Actor.Desk, Stop);

        Assert.Equal(sooner, await PromiseAsync(desk, lead));
    }

    [Fact]
    public async Task Pinned_to_the_same_grade_for_longer_the_promise_goes_on_and_is_given_back_in_the_end()
    {
        using var desk = await DeskAsync(DatabaseProvider.Sqlite);
        var (lead, promised, sooner) = (await LeadAsync(desk), desk.Clock.Now.AddHours(300), desk.Clock.Now.AddHours(24));
        await PinAsync(desk, lead, A1);
        desk.Clock.Now = desk.Clock.Now.AddHours(1);
        await PinAsync(desk, lead, A1);
        Assert.Equal(sooner, await PromiseAsync(desk, lead));

        await desk.Get<EndOverride>().RunAsync(Actor.Desk, lead, null, Stop);

        Assert.Equal(promised, await PromiseAsync(desk, lead));
    }

    [Fact]
    public async Task Pinned_to_another_grade_the_promise_is_what_that_one_asks_for()
    {
        using var desk = await DeskAsync(DatabaseProvider.Sqlite);
        var (lead, promised) = (await LeadAsync(desk), desk.Clock.Now.AddHours(300));
        await PinAsync(desk, lead, A1);
        await PinAsync(desk, lead, A2);
        Assert.Equal(desk.Clock.Now.AddHours(48), await PromiseAsync(desk, lead));
        await PinAsync(desk, lead, new('D', 4));
        Assert.Equal(promised, await PromiseAsync(desk, lead));
        await PinAsync(desk, lead, B1);

        await desk.Get<EndOverride>().RunAsync(Actor.Desk, lead, null, Stop);

        Assert.Equal(promised, await PromiseAsync(desk, lead));
    }

    private static async Task PinAsync(TestDesk desk, long lead, Cell cell) =>
        Assert.Equal(Outcome.Done, await desk.Get<OverrideGrade>().RunAsync(Actor.Desk, lead, new(cell, "Knows them", desk.Clock.Now.AddDays(7)), null, Stop));

    private static async Task<DateTimeOffset?> PromiseAsync(TestDesk desk, long lead)
    {
        await using var db = desk.Open();
        return await db.Leads.Where(one => one.Id == lead).Select(one => one.RespondBy).SingleAsync(Stop);
    }

    private static async Task ChangeAsync(TestDesk desk, long id, Action<Lead> change)
    {
        await using var db = desk.Open();
        change(await db.Leads.SingleAsync(lead => lead.Id == id, Stop));
        await db.SaveChangesAsync(Stop);
    }

    private async Task<TestDesk> DeskAsync(DatabaseProvider provider)
    {
        var desk = TestDesk.On(provider, postgres);
        Assert.True((await desk.Get<SeedModels>().RunAsync(Actor.Desk, Stop)).Succeeded);
        return desk;
    }

    /// <summary>Handed over, with all the time in the world.</summary>
    private static async Task<long> LeadAsync(TestDesk desk)
    {
        var id = desk.AddLead("Amara", Cell.Worst);
        await ChangeAsync(desk, id, lead => lead.PromiseBy(desk.Clock.Now.AddHours(300)));
        return id;
    }
}
