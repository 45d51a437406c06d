using System.Diagnostics;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Benchmarks;

/// <summary>
/// The first page of a rep's queue: 20 reps, a tenth of the leads worked, of those at most 5,000 unassigned. The small desk's reps have a full page as well, so that
/// as many rows are compared.
/// </summary>
internal static class QueueTimes
{
    private const int WarmUp = 150, Rounds = 101, Rows = 60, Reps = 20, MostFree = 5_000, EventsPerLead = 5;

    public static async Task PrintAsync(int leads, bool postgres)
    {
        await using var desk = await BenchDesk.WithAsync(leads, EventsPerLead, postgres);
        var reps = await desk.AddRepsAsync(Reps);
        await SpreadAsync(desk, leads, reps);
        var (queue, rep) = (desk.Get<WorkQueue>(), Actor.Person(reps[0], "Mara", Role.Rep));
        var ask = new QueueAsk(Rows) { DayBegan = TimeProvider.System.GetUtcNow().AddHours(-8) };
        var first = await queue.AskAsync(rep, ask);

        // Compiled well only after it ran for a while, as on a desk that is open.
        for (var round = 0; round < WarmUp; round++)
        {
            await queue.AskAsync(rep, ask);
        }

        var times = new List<double>();

        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await queue.AskAsync(rep, ask);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"Queue of a rep, {first.Rows.Count} of {first.Total:N0} rows, {leads:N0} leads: median {times[Rounds / 2]:0.0} ms, best {times[0]:0.0} ms, worst {times[^1]:0.0} ms");
    }

    // Ids are spread over the whole desk, so that the rows lie as far apart as on one that grew.
    private static async Task SpreadAsync(BenchDesk desk, int leads, List<int> reps)
    {
        await using var db = await desk.Databases.CreateDbContextAsync();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        var (now, first, worked, free) = (TimeProvider.System.GetUtcNow(), reps[0], leads >= 10_000 ? 10 : 2, Math.Max(10, leads / MostFree));
        await db.Leads.ExecuteUpdateAsync(set => set.SetProperty(lead => lead.OwnerId, lead => first + (int)(lead.Id / 10 % Reps)));
        await db.Leads.Where(lead => lead.Id % worked == 0).ExecuteUpdateAsync(set => set
            .SetProperty(lead => lead.Stage, Stage.Sal)
            .SetProperty(lead => lead.SlaState, lead => (SlaState)(int)(lead.Id / 7 % 4))
            .SetProperty(lead => lead.CellRank, lead => (int)(1 + (lead.Id / 3 % 7)))
            .SetProperty(lead => lead.RespondBy, now.AddHours(9))
            .SetProperty(lead => lead.LastSignalAt, lead => lead.CreatedAt));
        await db.Leads.Where(lead => lead.Id % free == 0 && lead.Id % worked == 0).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.OwnerId, (int?)null));
        await db.Leads.Where(lead => lead.Id % (worked * 11) == 0).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.RestsUntil, now.AddDays(1)));
        await db.Leads.Where(lead => lead.Id % (worked * 40) == 3).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.NextStepAt, now.AddDays(3)));
        await db.Database.ExecuteSqlAsync(db.Database.IsSqlite() ? (FormattableString)$"ANALYZE" : $"VACUUM ANALYZE");
    }
}
