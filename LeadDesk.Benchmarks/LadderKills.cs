using System.Diagnostics;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Calendars;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Benchmarks;

/// <summary>
/// Two processes climb the ladder of one PostgreSQL and one of them is killed with SIGKILL at a random moment, again and again; then everybody was told
/// everything exactly once.
/// </summary>
internal static class LadderKills
{
    private const int LeadsPerTry = 40, MostDelayMs = 700;

    public static async Task PrintAsync(int tries)
    {
        await using var desk = await BenchDesk.WithAsync(1, 1, postgres: true);
        var rep = (await desk.AddRepsAsync(1))[0];
        await SettleAsync(desk);
        var (random, killedAtWork) = (new Random(5), 0);

        for (var turn = 1; turn <= tries; turn++)
        {
            await HandOverAsync(desk, rep, turn);
            using var victim = Start(desk.Database);
            using var other = Start(desk.Database);
            await Task.WhenAll(victim.StandardOutput.ReadLineAsync(), other.StandardOutput.ReadLineAsync());
            await Task.WhenAll(victim.StandardInput.WriteLineAsync("go"), other.StandardInput.WriteLineAsync("go"));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(MostDelayMs)), TimeProvider.System);
            killedAtWork += victim.HasExited ? 0 : 1;
            victim.Kill();
            await Task.WhenAll(victim.WaitForExitAsync(), other.WaitForExitAsync());
            await ClimbAsync(desk.Get<FollowClocks>(), desk.Get<ClimbLadder>());
            var wrong = await WrongAsync(desk);

            if (wrong.Count > 0)
            {
                Console.WriteLine($"Try {turn}: {string.Join("; ", wrong.Take(5))}");
                return;
            }
        }

        Console.WriteLine($"{tries} tries, {killedAtWork} killed while at work: {tries * LeadsPerTry:N0} promises broken, each told of exactly once");
    }

    /// <summary>What a killed process was doing: waits for a line, then does what is due and ends.</summary>
    public static async Task ClimbAsync(string connection)
    {
        await using var services = BenchDesk.ServicesOn(new() { Provider = DatabaseProvider.Postgres, ConnectionString = connection }, TimeProvider.System);
        await using (var db = await services.GetRequiredService<IDbContextFactory<LeadDb>>().CreateDbContextAsync())
        {
            await db.ClockWork.AnyAsync();
        }

        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
        await ClimbAsync(services.GetRequiredService<FollowClocks>(), services.GetRequiredService<ClimbLadder>());
    }

    private static async Task ClimbAsync(FollowClocks follow, ClimbLadder climb)
    {
        await follow.RunAsync(Actor.Desk, CancellationToken.None);
        await climb.RunAsync(Actor.Desk, CancellationToken.None);
    }

    private static Process Start(DatabaseOptions database) => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Arguments(database)) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;

    // Run by "dotnet X.dll" the process is dotnet, run as a program it is the program.
    private static IEnumerable<string> Arguments(DatabaseOptions database)
    {
        var own = typeof(LadderKills).Assembly.Location;
        return [.. Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? (string[])[own] : [], "climb", database.ConnectionString!];
    }

    private static async Task SettleAsync(BenchDesk desk)
    {
        await desk.Get<SeedCalendars>().RunAsync(Actor.Desk, cancellationToken: CancellationToken.None);
        await desk.Get<SeedPolicies>().RunAsync();
        await using var db = await desk.Databases.CreateDbContextAsync();
        await db.SlaPolicies.ExecuteDeleteAsync();
        db.SlaPolicies.Add(new() { Order = 1, Name = "First touch", Kind = ClockKind.FirstTouch, Minutes = 60, CalendarKey = SlaCalendar.RoundTheClock });
        (await db.SlaSettings.SingleAsync()).BreachesUntilPause = null;
        db.Users.Add(new() { DisplayName = "Hanne", UserName = "hanne", Email = "hanne@desk.example", Role = Role.Manager, SecurityStamp = "stamp", CreatedAt = TimeProvider.System.GetUtcNow() });
        await db.SaveChangesAsync();
    }

    // Handed over a day ago: both warnings and the breach are due at once.
    private static async Task HandOverAsync(BenchDesk desk, int rep, int turn)
    {
        await using var db = await desk.Databases.CreateDbContextAsync();
        var at = TimeProvider.System.GetUtcNow().AddDays(-1);

        for (var lead = 0; lead < LeadsPerTry; lead++)
        {
            var fresh = new Lead { LastName = $"Lead {turn}-{lead}", OwnerId = rep, CreatedAt = at, UpdatedAt = at };
            fresh.RefreshKeys();
            db.StageChanges.Add(fresh.Enter(Stage.Mql, "LeadDesk", null, at, null));
            db.Leads.Add(fresh);
        }

        await db.SaveChangesAsync();
    }

    private static async Task<List<string>> WrongAsync(BenchDesk desk)
    {
        await using var db = await desk.Databases.CreateDbContextAsync();
        var told = await db.Notifications.GroupBy(one => new { one.LeadId, one.Kind }).Select(same => new { same.Key.LeadId, same.Key.Kind, Times = same.Count() }).ToListAsync();
        var leads = await db.Leads.Where(lead => lead.Stage == Stage.Mql).Select(lead => lead.Id).ToListAsync();
        (string Kind, int Times)[] due = [("sla-warning", 2), ("sla-breach", 1), ("reason-asked", 1)];
        return
        [
            .. from lead in leads
               from expected in due
               let times = told.Find(one => one.LeadId == lead && one.Kind == expected.Kind)?.Times ?? 0
               where times != expected.Times
               select $"lead {lead}: {expected.Kind} {times} times",
        ];
    }
}
