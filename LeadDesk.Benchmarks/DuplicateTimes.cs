using System.Diagnostics;
using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Benchmarks;

/// <summary>
/// Duplicates: the hint while one lead is typed in, one changed lead looked at and its pairs written, and the whole desk searched. All leads have mail, name,
/// company, phone and external id; one in fifty shares its phone with the one before.
/// </summary>
internal static class DuplicateTimes
{
    private const int WarmUp = 50, Rounds = 201;

    public static async Task PrintAsync(int leads, bool postgres)
    {
        await using var desk = await BenchDesk.WithAsync(leads, 0, postgres);
        await using var db = await desk.Databases.CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync("""
            UPDATE "Leads" SET "Phone" = '+49 30 ' || ("Id" + 1000000 - CASE WHEN "Id" % 50 = 0 THEN 1 ELSE 0 END), "MatchPhone" = '30' || ("Id" + 1000000 - CASE WHEN "Id" % 50 = 0 THEN 1 ELSE 0 END)
            """);
        var watch = Stopwatch.StartNew();
        await desk.Get<StartJob>().RunAsync(Actor.Desk, JobKind.Duplicates, SearchInput.Now, CancellationToken.None);
        await desk.Get<JobRunner>().RunNextAsync(CancellationToken.None);
        Console.WriteLine($"The whole desk, {leads:N0} leads: {watch.Elapsed.TotalSeconds:0.0} s, {await db.DuplicatePairs.CountAsync():N0} pairs");
        var ids = Enumerable.Range(0, WarmUp + Rounds).Select(round => 50L * (1 + (round * (leads / 50L / (WarmUp + Rounds))))).ToList();
        await PrintAsync("The hint for one lead", ids, id => HintAsync(desk, id));
        await PrintAsync("One changed lead, its pairs written", ids, id => FollowAsync(desk, db, id));
    }

    private static async Task PrintAsync(string what, List<long> ids, Func<long, Task<(TimeSpan Took, int Found)>> ask)
    {
        var times = new List<double>();
        var found = 0;

        foreach (var id in ids)
        {
            var (took, many) = await ask(id);
            times.Add(took.TotalMilliseconds);
            found += many;
        }

        times = [.. times.Skip(WarmUp).Order()];
        Console.WriteLine($"{what}, {found:N0} found for {ids.Count}: median {times[Rounds / 2]:0.0} ms, best {times[0]:0.0} ms, worst {times[^1]:0.0} ms");
    }

    private static async Task<(TimeSpan, int)> HintAsync(BenchDesk desk, long id)
    {
        var known = desk.Get<KnownLeads>();
        var texts = new Dictionary<string, string?> { ["firstName"] = "Ines", ["lastName"] = $"Valdehoya {id}", ["email"] = $"INES{id}@company1.example", ["phone"] = $"030 {id + 999_999}", ["country"] = "Germany", ["externalId"] = $"l {id}" };
        var watch = Stopwatch.StartNew();
        var found = await known.AskAsync(Actor.Desk, texts);
        return (watch.Elapsed, found.Count);
    }

    private static async Task<(TimeSpan, int)> FollowAsync(BenchDesk desk, Core.Data.LeadDb db, long id)
    {
        await db.Leads.Where(lead => lead.Id == id).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.MatchDue, true));
        var watch = Stopwatch.StartNew();
        await desk.Get<FollowDuplicates>().RunAsync(Actor.Desk);
        var took = watch.Elapsed;
        return (took, await db.DuplicatePairs.CountAsync(pair => pair.LeadId == id || pair.OtherId == id));
    }
}
