using System.Diagnostics;
using LeadDesk.Core.Desk.Calendars;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Benchmarks;

/// <summary>
/// What promises cost: two for each lead, given one after the other over ten hours. They are begun, some steps of them are due at a time while as many others
/// run, and the manager's board counts them while one in fifty is at risk and as many again were kept.
/// </summary>
internal static class ClockTimes
{
    private const int Reps = 20, Rounds = 5, Boards = 41, Kinds = 2, Flood = 20;

    private static readonly TimeSpan Given = TimeSpan.FromHours(24), Spread = TimeSpan.FromHours(10);

    public static async Task PrintAsync(int clocks, int due, bool postgres)
    {
        var time = new HandClock();
        var leads = clocks / Kinds;
        await using var desk = await BenchDesk.WithAsync(leads, 2, postgres, time);
        await SettleAsync(desk, leads, await desk.AddRepsAsync(Reps), time.Now);
        var watch = Stopwatch.StartNew();
        await desk.Get<FollowClocks>().RunAsync(Actor.Desk, CancellationToken.None);
        Console.WriteLine($"{clocks:N0} promises begun in {watch.Elapsed.TotalSeconds:0.0} s, {clocks / watch.Elapsed.TotalSeconds:N0} a second");

        // The first warning comes after half the time.
        var began = time.Now;

        for (var round = 1; round <= Rounds; round++)
        {
            time.Now = began + (Given / 2) - Spread + (Spread * round * due / clocks);
            watch.Restart();
            var steps = await desk.Get<ClimbLadder>().RunAsync(Actor.Desk, CancellationToken.None);
            Console.WriteLine($"Round {round}: {steps:N0} steps due among {clocks:N0} open promises found and done in {watch.Elapsed.TotalMilliseconds:N0} ms");
        }

        // Many at once, as after a night without the desk: others want to save meanwhile.
        time.Now = began + (Given / 2) - Spread + (Spread * (Rounds + Flood) * due / clocks);
        watch.Restart();
        var climbing = Task.Run(() => desk.Get<ClimbLadder>().RunAsync(Actor.Desk, CancellationToken.None));
        var waits = await WaitTimes.BesideAsync(desk, leads, climbing);
        Console.WriteLine($"{await climbing:N0} steps due at once done in {watch.Elapsed.TotalSeconds:N1} s");
        WaitTimes.Say("A save meanwhile", waits);

        time.Now = began + (Given * 0.8) - Spread + (Spread / 50);
        await KeepHalfAsync(desk);
        await BoardAsync(desk, clocks);
    }

    // The second half of the leads: those with little time left stay open.
    private static async Task KeepHalfAsync(BenchDesk desk)
    {
        await using var db = await desk.Databases.CreateDbContextAsync();
        await db.Clocks.Where(one => one.LeadId % 2 == 1).ExecuteUpdateAsync(set => set
            .SetProperty(one => one.StoppedAt, one => one.PressingAt).SetProperty(one => one.IsKept, true).SetProperty(one => one.TookMinutes, 720));
        await db.Database.ExecuteSqlAsync(db.Database.IsSqlite() ? (FormattableString)$"ANALYZE" : $"VACUUM ANALYZE");
    }

    private static async Task BoardAsync(BenchDesk desk, int clocks)
    {
        var (board, manager, times) = (desk.Get<FollowUpBoard>(), Actor.Person(1, "Hanne", Role.Manager), new List<double>());
        var sheet = await board.AskAsync(manager, new(7));

        for (var round = 0; round < Boards * 2; round++)
        {
            var watch = Stopwatch.StartNew();
            await board.AskAsync(manager, new(7));
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        var counted = times.Skip(Boards).Order().ToList();
        Console.WriteLine($"Manager's board, {sheet!.AtRisk:N0} at risk among {clocks / 2:N0} open and {clocks / 2:N0} kept promises: median {counted[Boards / 2]:0.0} ms, worst {counted[^1]:0.0} ms");
    }

    private static async Task SettleAsync(BenchDesk desk, int leads, List<int> reps, DateTimeOffset now)
    {
        await desk.Get<SeedCalendars>().RunAsync(Actor.Desk, cancellationToken: CancellationToken.None);
        await desk.Get<SeedPolicies>().RunAsync();
        await using var db = await desk.Databases.CreateDbContextAsync();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        await db.SlaPolicies.ExecuteDeleteAsync();
        db.SlaPolicies.AddRange(((ClockKind[])[ClockKind.Accept, ClockKind.FirstTouch]).Select((kind, at) => new SlaPolicy
        {
            Order = at + 1,
            Name = $"{kind}",
            Kind = kind,
            Minutes = (int)Given.TotalMinutes,
            CalendarKey = SlaCalendar.RoundTheClock,
        }));
        await db.SaveChangesAsync();
        var (first, oldest, step) = (reps[0], now - Spread, Spread.TotalSeconds / leads);
        await db.Leads.ExecuteUpdateAsync(set => set
            .SetProperty(lead => lead.OwnerId, lead => first + (int)(lead.Id % Reps))
            .SetProperty(lead => lead.Stage, Stage.Mql));

        // Neither database adds a reckoned time in the same words, so each thousandth part of the leads gets its own.
        for (var part = 0; part < 1000; part++)
        {
            var at = oldest.AddSeconds(step * leads * part / 1000);
            await db.Leads.Where(lead => lead.Id % 1000 == part).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.HandedOverAt, at).SetProperty(lead => lead.StageSince, at));
        }

        await db.Database.ExecuteSqlAsync(db.Database.IsSqlite() ? (FormattableString)$"ANALYZE" : $"VACUUM ANALYZE");
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => Now;
}
