using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Sla;

public sealed class EvenOutTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases { get; } = [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Leads_above_the_cap_go_to_who_has_room_with_why(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (boss, full, free, leads) = Team(desk);
        var even = desk.Get<EvenOut>();

        var moves = await even.ProposeAsync(boss, Stop);
        Assert.Equal([(leads[3], full.UserId, free.UserId), (leads[2], full.UserId, free.UserId)], moves.Select(move => (move.LeadId, (int?)move.FromId, (int?)move.ToId)));

        var done = await even.RunAsync(boss, moves, Stop);
        Assert.Equal(2, done.Changed.Count);
        Assert.Equal(free.UserId, desk.LeadNow(leads[3]).OwnerId);
        using var db = desk.Open();
        Assert.Contains(db.Routed, routed => routed.LeadId == leads[3] && routed.Why == "Hanne evened out the load: Mara had more than the cap, Dev had room.");
        Assert.Empty(await even.ProposeAsync(boss, Stop));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_talked_with_or_taken_meanwhile_stays_and_somebody_else_doing_it_too_changes_nothing(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (boss, full, free, leads) = Team(desk);
        var even = desk.Get<EvenOut>();
        var moves = await even.ProposeAsync(boss, Stop);
        await desk.Get<LogOutcome>().RunAsync(full, leads[3], new("reached", null, null, null), Stop);

        Assert.Equal([leads[2]], (await even.RunAsync(boss, moves, Stop)).Changed);
        Assert.Equal(full.UserId, desk.LeadNow(leads[3]).OwnerId);

        var again = await even.RunAsync(boss, moves, Stop);
        Assert.StartsWith("These leads were talked with or went to somebody else", again.Outcome.Refusal, StringComparison.Ordinal);
        Assert.Equal(Outcome.Refuse("Only a manager gives leads to others. Nothing was changed."), (await even.RunAsync(free, moves, Stop)).Outcome);
        Assert.Empty(await even.ProposeAsync(full, Stop));
    }

    // Four leads against a cap of two, and somebody with room for three.
    private static (Actor Boss, Actor Full, Actor Free, List<long> Leads) Team(TestDesk desk)
    {
        var (boss, full, free) = (desk.AddPerson("Hanne", Role.Manager), desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Dev", Role.Rep));
        var leads = Enumerable.Range(1, 4).Select(i => desk.AddLead($"Lead {i}", new Cell('A', 1), full.UserId)).ToList();
        using var db = desk.Open();
        db.RepProfiles.AddRange(new Core.Routing.RepProfile { UserId = full.UserId!.Value, OpenCap = 2 }, new Core.Routing.RepProfile { UserId = free.UserId!.Value, OpenCap = 3 });
        db.SaveChanges();
        return (boss, full, free, leads);
    }
}
