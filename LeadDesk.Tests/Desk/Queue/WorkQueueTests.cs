using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Queue;

/// <summary>Who stands in a queue, and in which order.</summary>
public sealed class WorkQueueTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_queue_shows_own_and_unassigned_leads_by_promise_then_cell_then_the_latest_signal(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep));
        var now = desk.Clock.Now;
        Promise(desk, SlaState.Running, desk.AddLead("old A1", new Cell('A', 1), rep.UserId, now.AddHours(-5)));
        Promise(desk, SlaState.Running, desk.AddLead("new A1", new Cell('A', 1), null, now.AddHours(-1)));
        Promise(desk, SlaState.Running, desk.AddLead("silent A1", new Cell('A', 1), rep.UserId));
        Promise(desk, SlaState.Running, desk.AddLead("B2", new Cell('B', 2), rep.UserId, now));
        Promise(desk, SlaState.Breached, desk.AddLead("breached B3", new Cell('B', 3), rep.UserId, now.AddDays(-3)));
        Promise(desk, SlaState.AtRisk, desk.AddLead("A2 at risk", new Cell('A', 2), null, now));
        Promise(desk, SlaState.Breached, desk.AddLead("not mine", new Cell('A', 1), other.UserId, now));
        desk.AddLead("not handed over", new Cell('A', 1), rep.UserId, now, Stage.Engaged);

        var queue = await desk.Get<WorkQueue>().AskAsync(rep, new QueueAsk(10, other.UserId), Stop);

        Assert.Equal(["breached B3", "A2 at risk", "new A1", "old A1", "silent A1", "B2"], queue.Rows.Select(row => row.Name));
        Assert.Equal((6, 1, false), (queue.Total, queue.Breached, queue.GoesOn));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Any_queue_is_the_same_as_when_all_leads_are_looked_at_one_by_one(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep));
        var random = new Random(5);
        Stage[] stages = [Stage.Engaged, Stage.Mql, Stage.Sal, Stage.Sql, Stage.Opportunity];
        await FillAsync(desk, random, [rep.UserId, other.UserId, null], stages);
        List<Lead> all;

        await using (var db = desk.Open())
        {
            all = await db.Leads.AsNoTracking().ToListAsync(Stop);
        }

        var (now, skipped) = (desk.Clock.Now, all.Where(lead => lead.OwnerId == rep.UserId && lead.Id % 5 == 0).Select(lead => lead.Id).ToHashSet());

        foreach (var id in skipped)
        {
            Assert.True((await desk.Get<SkipLead>().RunAsync(rep, id, now.AddHours(8), Stop)).Succeeded);
        }

        string[] views = ["", "breached", "risk,mine", "new,free", "step", "best,mine", "likely", "likely,free", "likely,step"];

        foreach (var chips in views.Select(QueueChip.Read))
        {
            var likely = chips.Any(chip => !chip.Narrows);
            var expected = chips.Aggregate(all.Where(lead => Waits(lead, rep, now)), (some, chip) => some.Where(chip.Where(now).Compile()))
                .OrderBy(lead => skipped.Contains(lead.Id)).ThenBy(lead => lead.SlaState).ThenByDescending(lead => likely ? lead.Probability ?? -1 : 0).ThenBy(lead => lead.CellRank).ThenBy(lead => !likely && lead.IsLate)
                .ThenByDescending(lead => likely ? DateTimeOffset.MinValue : lead.LastSignalAt ?? DateTimeOffset.MinValue).ThenBy(lead => lead.Id).Select(lead => lead.Id).ToList();
            var whole = await desk.Get<WorkQueue>().AskAsync(rep, new QueueAsk(1000) { Chips = chips }, Stop);
            var page = await desk.Get<WorkQueue>().AskAsync(rep, new QueueAsk(7) { Chips = chips }, Stop);

            Assert.NotEmpty(expected);
            Assert.Equal(expected, whole.Rows.Select(row => row.Id));
            Assert.Equal(expected.Take(7), page.Rows.Select(row => row.Id));
            Assert.Equal(expected.Count > 7, page.GoesOn);
            Assert.All(chips, chip => Assert.Equal(all.Where(lead => Waits(lead, rep, now)).Count(chip.Where(now).Compile()), whole.Tallies.Sum(chip.Count)));
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_rests_is_counted_apart_and_said_when_it_comes_back(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", new Cell('A', 1), rep.UserId, desk.Clock.Now);
        var back = desk.Clock.Now.AddHours(4);
        await desk.Get<SnoozeLead>().RunAsync(rep, lead, back, Stop);

        var resting = await desk.Get<WorkQueue>().AskAsync(rep, new QueueAsk(10), Stop);
        desk.Clock.Now = back;
        var awake = await desk.Get<WorkQueue>().AskAsync(rep, new QueueAsk(10), Stop);

        Assert.Equal((0, 1, back), (resting.Total, resting.Resting, resting.WakesAt));
        Assert.Equal((1, 0, null), (awake.Total, awake.Resting, awake.WakesAt));
        Assert.Single(awake.Rows);
    }

    [Fact]
    public async Task Without_an_owner_a_program_sees_what_is_unassigned()
    {
        using var desk = new TestDesk();
        var rep = desk.AddPerson("Mara", Role.Rep);
        desk.AddLead("hers", new Cell('A', 1), rep.UserId);
        desk.AddLead("free", new Cell('B', 1));

        Assert.Equal(["free"], (await desk.Get<WorkQueue>().AskAsync(Actor.ApiKey("crm"), new QueueAsk(10), Stop)).Rows.Select(row => row.Name));
        Assert.Equal(["hers", "free"], (await desk.Get<WorkQueue>().AskAsync(Actor.ApiKey("crm"), new QueueAsk(10, rep.UserId), Stop)).Rows.Select(row => row.Name));
    }

    internal static void Promise(TestDesk desk, SlaState state, long leadId)
    {
        using var db = desk.Open();
        db.Leads.Where(lead => lead.Id == leadId).ExecuteUpdate(set => set.SetProperty(lead => lead.SlaState, state));
    }

    private static async Task FillAsync(TestDesk desk, Random random, int?[] owners, Stage[] stages)
    {
        var now = desk.Clock.Now;

        for (var i = 0; i < 120; i++)
        {
            var cell = new Cell("ABCD"[random.Next(4)], 1 + random.Next(4));
            DateTimeOffset? signal = random.Next(3) == 0 ? null : now.AddHours(-random.Next(9)), rests = random.Next(4) switch { 0 => now.AddHours(2), 1 => now.AddHours(-2), _ => null };
            DateTimeOffset? step = random.Next(3) switch { 0 => now.AddHours(-1), 1 => now.AddHours(3), _ => null };
            var (state, id) = ((SlaState)random.Next(6), desk.AddLead($"Lead {i}", cell, owners[i % owners.Length], signal, stages[random.Next(stages.Length)]));
            await using var db = desk.Open();
            await db.Leads.Where(lead => lead.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(lead => lead.SlaState, state).SetProperty(lead => lead.IsLate, lead => lead.Id % 3 == 0).SetProperty(lead => lead.RestsUntil, rests).SetProperty(lead => lead.NextStepAt, step)
                    .SetProperty(lead => lead.Probability, lead => lead.Id % 4 == 0 ? null : (double)(lead.Id % 7 * 10)), Stop);
        }
    }

    private static bool Waits(Lead lead, Actor rep, DateTimeOffset now) =>
        (lead.RestsUntil is not { } rests || rests <= now)
        && ((lead.InQueue && (lead.OwnerId is null || lead.OwnerId == rep.UserId)) || (lead.OwnerId == rep.UserId && lead.NextStepAt <= now));
}
