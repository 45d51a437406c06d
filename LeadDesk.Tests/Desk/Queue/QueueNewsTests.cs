using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Queue;

/// <summary>Which open queues hear of which change.</summary>
public sealed class QueueNewsTests(PostgresServer postgres)
{
    private static readonly Cell A1 = new('A', 1);

    public static TheoryData<DatabaseProvider> Databases { get; } = [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Whose_lead_it_was_and_whose_it_is_hear_of_it_and_nobody_else(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (boss, mara, dev, eve) = (desk.AddPerson("Hanne", Role.Manager), desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Dev", Role.Rep), desk.AddPerson("Eve", Role.Rep));
        var (lead, idle) = (desk.AddLead("Ines", A1, mara.UserId), desk.AddLead("Theo", A1, mara.UserId, stage: Stage.Lead));
        using var heard = await HeardAsync(desk);

        await desk.Get<AssignLeads>().RunAsync(boss, LeadChoice.Of(lead), dev.UserId, Stop);
        var change = await heard.NextAsync();
        Assert.Equal((true, true, false), (change.Concerns(mara), change.Concerns(dev), change.Concerns(eve)));

        desk.Get<LeadHub>().Say(idle);
        change = await heard.NextAsync();
        Assert.Equal((false, false, false), (change.Concerns(mara), change.Concerns(dev), change.Concerns(eve)));

        await desk.Get<AssignLeads>().RunAsync(boss, LeadChoice.Of(lead), null, Stop);
        change = await heard.NextAsync();
        Assert.Equal((true, true, true), (change.Concerns(mara), change.Concerns(dev), change.Concerns(eve)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_deleted_lead_concerns_who_had_it(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (boss, mara, dev) = (desk.AddPerson("Hanne", Role.Manager), desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Dev", Role.Rep));
        var lead = desk.AddLead("Ines", A1, mara.UserId);
        using var heard = await HeardAsync(desk);

        await desk.Get<DeleteLeads>().RunAsync(boss, LeadChoice.Of(lead), Stop);

        var change = await heard.NextAsync();
        Assert.Equal((true, false), (change.Concerns(mara), change.Concerns(dev)));
    }

    [Fact]
    public async Task A_change_of_very_many_concerns_everybody()
    {
        using var desk = new TestDesk();
        var eve = desk.AddPerson("Eve", Role.Rep);
        using var heard = await HeardAsync(desk);

        desk.Get<LeadHub>().SayAll();
        Assert.True((await heard.NextAsync()).Concerns(eve));
        desk.Get<LeadHub>().Say([.. Enumerable.Range(1, 5000).Select(id => (long)id)]);
        Assert.True((await heard.NextAsync()).Concerns(eve));
    }

    // The first change of all is said to everybody, as nothing is known before.
    private static async Task<Heard> HeardAsync(TestDesk desk)
    {
        var heard = new Heard(desk.Get<QueueNews>());
        desk.Get<LeadHub>().SayAll();
        await heard.NextAsync();
        return heard;
    }

    private sealed class Heard : IDisposable
    {
        private readonly System.Threading.Channels.Channel<QueueChange> changes = System.Threading.Channels.Channel.CreateUnbounded<QueueChange>();
        private readonly IDisposable listening;

        public Heard(QueueNews news) => listening = news.Listen(change => changes.Writer.TryWrite(change));

        public async Task<QueueChange> NextAsync() => await changes.Reader.ReadAsync(Stop);

        public void Dispose() => listening.Dispose();
    }
}
