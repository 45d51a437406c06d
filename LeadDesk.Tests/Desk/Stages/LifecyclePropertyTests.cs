using LeadDesk.Core;
using LeadDesk.Core.Desk.Events;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Stages;

/// <summary>No sequence of verbs reaches a stage without what the table asks for it.</summary>
public sealed class LifecyclePropertyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Whatever_is_tried_in_whatever_order_every_move_in_the_history_had_what_it_needs(int seed)
    {
        using var desk = new TestDesk();
        await desk.Get<SeedModels>().RunAsync(Actor.Desk, Stop);
        await desk.Get<SeedFrameworks>().RunAsync(Actor.Desk, Stop);
        Actor[] people = [desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Petra", Role.Manager), desk.AddPerson("Mo", Role.Marketer)];
        long[] leads = [desk.AddLead("Ines", new Cell('A', 1)), desk.AddLead("Theo", new Cell('B', 2), stage: Stage.Engaged)];
        var random = new Random(seed);

        for (var step = 0; step < 250; step++)
        {
            desk.Clock.Now = desk.Clock.Now.AddHours(random.Next(1, 60));
            await TryAsync(desk, random, people[random.Next(3)], leads[random.Next(2)]);
        }

        await using var db = desk.Open();

        Assert.True(await db.StageChanges.CountAsync(Stop) > 20, "Hardly anything moved");

        foreach (var id in leads)
        {
            CheckHistory(await db.StageChanges.Where(change => change.LeadId == id).OrderBy(change => change.Id).ToListAsync(Stop), people);
            Assert.False((await db.Leads.SingleAsync(lead => lead.Id == id, Stop)).LacksDeal);
        }
    }

    private static async Task TryAsync(TestDesk desk, Random random, Actor actor, long lead)
    {
        await using var db = desk.Open();
        var stage = (await db.Leads.SingleAsync(l => l.Id == lead, Stop)).Stage;
        var possible = StageMoves.From(stage);
        var to = random.Next(4) == 0 ? Stage.All[random.Next(Stage.All.Count)] : possible[random.Next(possible.Count)].To;
        var reasons = MoveReason.Defaults.Where(reason => reason.To == to).Select(reason => reason.Key).Append("made-up").ToList();
        var entry = new MoveEntry(
            to, random.Next(2) == 0 ? reasons[random.Next(reasons.Count)] : null, random.Next(2) == 0 ? "Because" : null, random.Next(3) == 0 ? desk.Clock.Now.AddDays(random.Next(-9, 99)) : null,
            random.Next(2) == 0 ? random.Next(-1, 900) : null, random.Next(2) == 0 ? new DateOnly(2026, 9, 1) : null, random.Next(2) == 0);

        _ = random.Next(7) switch
        {
            0 => (await desk.Get<AcceptLead>().RunAsync(actor, lead, Stop)).Outcome,
            1 => (await desk.Get<RejectLead>().RunAsync(actor, lead, random.Next(2) == 0 ? "too-early" : "best-fit", null, null, Stop)).Outcome,
            2 => (await desk.Get<EditLead>().RunAsync(actor, lead, [new(random.Next(2) == 0 ? "value" : "closeDate", null, random.Next(2) == 0 ? "" : "2026-08-01")], Stop)).Outcome,
            3 => await SignalAsync(desk, lead),
            _ => await desk.Get<MoveLead>().RunAsync(actor, lead, random.Next(9) == 0 ? to : stage, entry, Stop),
        };
    }

    private static async Task<Outcome> SignalAsync(TestDesk desk, long lead)
    {
        await desk.Get<TakeEvents>().RunAsync(Actor.Desk, [new(Guid.NewGuid().ToString(), "demo-requested", desk.Clock.Now, lead, null, null, null, null)], Stop);
        return Outcome.Done;
    }

    private static void CheckHistory(List<StageChange> history, Actor[] people)
    {
        Assert.NotEmpty(history);
        var (stage, cycle) = (history[0].To, history[0].Cycle);

        foreach (var change in history.Skip(1))
        {
            var move = StageMoves.Find(change.From, change.To);
            Assert.Equal(stage, change.From);
            Assert.NotNull(move);
            Assert.True(!move.Needs(MoveAsks.Reason) || !string.IsNullOrEmpty(change.Reason), $"{change.From} to {change.To} without a reason");
            Assert.True(move.Side == MoveSide.Anyone || change.ById != people[2].UserId, "Marketing decided for sales");
            Assert.Equal(move.Needs(MoveAsks.Gate), change.Gate is not null);
            Assert.True(change.Gate?.StartsWith("Let through", StringComparison.Ordinal) != true || (change.ById == people[1].UserId && change.Reason is not null), "Let through by somebody else than the manager");
            cycle += change.From.Kind == StageKind.Parked && change.To.IsOpen ? 1 : 0;
            Assert.Equal(cycle, change.Cycle);
            stage = change.To;
        }
    }
}
