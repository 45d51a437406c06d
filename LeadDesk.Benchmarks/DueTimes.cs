using System.Diagnostics;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Benchmarks;

/// <summary>What the leads cost whose cell changes now, among many whose cell does not; the floor finds, reads and writes the same ones by bare statements.</summary>
internal static class DueTimes
{
    private const int EventsPerLead = 10;

    public static async Task PrintAsync(int leads, int due, bool postgres)
    {
        await using var desk = await BenchDesk.WithAsync(leads, EventsPerLead, postgres);
        await desk.Get<SeedModels>().RunAsync(Actor.Desk, CancellationToken.None);
        await desk.Get<RateDueLeads>().RunAsync(Actor.Desk, CancellationToken.None);

        foreach (var round in Enumerable.Range(1, 3))
        {
            await MakeDueAsync(desk, leads, due);
            var watch = Stopwatch.StartNew();
            var rated = await desk.Get<RateDueLeads>().RunAsync(Actor.Desk, CancellationToken.None);
            Console.WriteLine($"Round {round}: {rated} of {leads:N0} leads were due, {watch.Elapsed.TotalMilliseconds:0} ms");
        }

        await MakeDueAsync(desk, leads, due);
        Console.WriteLine($"Floor: {await FloorAsync(desk):0} ms");
    }

    private static async Task MakeDueAsync(BenchDesk desk, int leads, int due)
    {
        await using var db = await desk.Databases.CreateDbContextAsync();
        var now = TimeProvider.System.GetUtcNow();
        var apart = Math.Max(1, leads / due);
        await db.Leads.Where(lead => lead.CellChangesAt == null || lead.CellChangesAt < now.AddDays(5)).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.CellChangesAt, now.AddDays(20)));
        await db.Leads.Where(lead => lead.Id % apart == 0).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.CellChangesAt, now.AddMinutes(-1)));
    }

    private static async Task<double> FloorAsync(BenchDesk desk)
    {
        await using var db = await desk.Databases.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        var now = TimeProvider.System.GetUtcNow();
        var watch = Stopwatch.StartNew();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var ids = await db.Leads.Where(lead => lead.CellChangesAt <= now).Select(lead => lead.Id).ToListAsync();

        foreach (var id in ids)
        {
            await db.Database.ExecuteSqlAsync($"""SELECT * FROM "Leads" WHERE "Id" = {id}""");
            await db.Database.ExecuteSqlAsync($"""SELECT "Type", "OccurredAt", "Subject" FROM "Events" WHERE "LeadId" = {id}""");
            await db.Database.ExecuteSqlAsync($"""UPDATE "Leads" SET "Score" = 1, "CellRank" = 3, "CellChangesAt" = NULL WHERE "Id" = {id}""");
        }

        await transaction.CommitAsync();
        return watch.Elapsed.TotalMilliseconds;
    }
}
