using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Exchange.Imports;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Stages;

/// <summary>No sequence of verbs reaches a stage without what the table asks for it.</summary>
public sealed class LifecyclePropertyTests(PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task Whatever_is_tried_in_whatever_order_every_move_in_the_history_had_what_it_needs(int seed, bool passesTheGate)
    {
        using var imports = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        var desk = imports.Desk;
        await desk.Get<SeedModels>().RunAsync(Actor.Desk, Stop);
        await desk.Get<SeedFrameworks>().RunAsync(Actor.Desk, Stop);

        // The first one is who imports.
        var (marketer, rep, manager) = (desk.AddPerson("Mara", Role.Marketer), desk.AddPerson("Ray", Role.Rep), desk.AddPerson("Petra", Role.Manager));
        long[] leads = [desk.AddLead("Ines", new Cell('A', 1)), desk.AddLead("Theo", new Cell('B', 2), stage: Stage.Engaged)];
        var attempts = new RandomAttempts(imports, new Random(seed), [marketer, rep, manager]);
        await NameAsync(desk, leads);

        for (var step = 0; step < 200; step++)
        {
            await attempts.TryAsync(leads[step % 2]);
            await HasDealsAsync(desk, attempts.Last);
        }

        await using var db = desk.Open();
        var all = await db.StageChanges.OrderBy(change => change.Id).ToListAsync(Stop);
        Assert.True(all.Count > 15, "Hardly anything moved");

        // In some the gate is passed by what is known, or what is checked below would never be tried.
        Assert.Equal(passesTheGate, all.Exists(change => change.To == Stage.Sql && change.Gate?.StartsWith("Let through", StringComparison.Ordinal) == false));
        Assert.All(attempts.Done.Where(verb => verb.Key is not ("accept" or "reject")), verb => Assert.True(verb.Value > 0, $"{verb.Key} never succeeded"));

        foreach (var id in leads)
        {
            CheckHistory([.. all.Where(change => change.LeadId == id)], marketer, manager);
        }
    }

    // So that files and programs find them again.
    private static async Task NameAsync(TestDesk desk, long[] leads)
    {
        await using var db = desk.Open();

        foreach (var lead in await db.Leads.Where(lead => leads.Contains(lead.Id)).ToListAsync(Stop))
        {
            lead.ExternalId = $"x{lead.Id}";
        }

        await db.SaveChangesAsync(Stop);
    }

    private static async Task HasDealsAsync(TestDesk desk, string verb)
    {
        await using var db = desk.Open();
        var deals = await db.Leads.AsNoTracking().Where(lead => lead.Stage == Stage.Opportunity || lead.Stage == Stage.Customer).ToListAsync(Stop);
        Assert.All(deals, lead => Assert.True(lead is { Value: > 0, CloseDate: not null }, $"{verb} left a deal without a value or a date"));
    }

    private static void CheckHistory(List<StageChange> history, Actor marketer, Actor manager)
    {
        Assert.NotEmpty(history);
        var (stage, cycle) = (history[0].To, history[0].Cycle);

        foreach (var change in history.Skip(1))
        {
            var move = StageMoves.Find(change.From, change.To);
            Assert.Equal(stage, change.From);
            Assert.NotNull(move);
            Assert.True(!move.Needs(MoveAsks.Reason) || !string.IsNullOrEmpty(change.Reason), $"{change.From} to {change.To} without a reason");
            Assert.True(move.Side == MoveSide.Anyone || change.ById != marketer.UserId, "Marketing decided for sales");
            Assert.Equal(move.Needs(MoveAsks.Gate), change.Gate is not null);
            Assert.True(!move.Needs(MoveAsks.Gate) || change.ImportId is null, "A file passed a gate");
            Assert.True(change.Gate?.StartsWith("Let through", StringComparison.Ordinal) != true || (change.ById == manager.UserId && change.Reason is not null), "Let through by somebody else than the manager");
            cycle += change.From.Kind == StageKind.Parked && change.To.IsOpen ? 1 : 0;
            Assert.Equal(cycle, change.Cycle);
            stage = change.To;
        }
    }
}
