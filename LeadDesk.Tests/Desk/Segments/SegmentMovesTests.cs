using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Marketing;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Segments;

/// <summary>Who joined a segment and who left it, and who became an MQL meanwhile; and teams that see one.</summary>
public sealed class SegmentMovesTests(PostgresServer postgres)
{
    private static readonly Condition Fair = new Condition.Test(SegmentFields.Tag, TestOperator.IsAnyOf, "Fair"), Early = new Condition.Test(SegmentFields.StageKey, TestOperator.IsAnyOf, "lead", "engaged");

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Who_was_there_first_did_not_join_and_who_comes_and_goes_is_written_down(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var manager = desk.AddPerson("Ruth", Role.Manager);
        var leads = Enumerable.Range(0, 4).Select(i => desk.AddLead($"Lead {i}", Cell.Worst)).ToList();
        var id = await SaveAsync(desk, manager, Fair);
        await TagAsync(leads[0], on: true);
        await CountAsync();
        Assert.Equal(new SegmentFlow(0, 0, 0, 0), await FlowAsync());

        await desk.Get<DeleteLeads>().RunAsync(manager, LeadChoice.Of(leads[3]), Stop);
        await TagAsync(leads[1], on: true);
        await TagAsync(leads[2], on: true);
        await CountAsync(days: 10);
        await TagAsync(leads[0], on: false);
        await TagAsync(leads[1], on: false);
        await CountAsync(days: 10);
        await TagAsync(leads[1], on: true);
        await CountAsync(days: 1);
        await CountAsync(days: 0);

        Assert.Equal(new SegmentFlow(1, 2, 3, 2), await FlowAsync());
        var (joined, left) = (await MovesAsync(left: false), await MovesAsync(left: true));
        Assert.Equal(["Lead 1", "Lead 2", "Lead 1"], joined.Rows.Select(row => row.Name));
        Assert.Equal((3, desk.Clock.Now, 2), (joined.Total, joined.Rows[0].At, left.Total));
        Assert.Empty((await desk.Get<SegmentMoves>().AskAsync(manager, id, false, 30, 2, Stop))!.Rows);

        // Gone for good takes its stays along, and so does the segment.
        await using var db = desk.Open();
        await db.Leads.Where(lead => lead.Id == leads[2]).ExecuteDeleteAsync(Stop);
        Assert.Equal(2, (await MovesAsync(left: false)).Total);
        Assert.Equal(Outcome.Done, await desk.Get<DeleteSegment>().RunAsync(manager, id, Stop));
        Assert.Equal(0, await db.SegmentStays.CountAsync(stay => stay.SegmentId == id, Stop));

        Task TagAsync(long lead, bool on) => desk.Get<TagLeads>().RunAsync(manager, LeadChoice.Of(lead), on ? ["Fair"] : [], on ? [] : ["Fair"], Stop);

        async Task CountAsync(int days = 0)
        {
            desk.Clock.Now += TimeSpan.FromDays(days);
            await desk.Get<CountDay>().RunAsync(Actor.Desk, Stop);
        }

        async Task<SegmentFlow?> FlowAsync() => (await desk.Get<SegmentPage>().AskAsync(manager, id, Stop))!.Moves;
        async Task<SegmentMovesAnswer> MovesAsync(bool left) => (await desk.Get<SegmentMoves>().AskAsync(manager, id, left, 30, 1, Stop))!;
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_segment_that_asks_something_else_is_followed_anew(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var manager = desk.AddPerson("Ruth", Role.Manager);
        desk.AddLead("Ann", Cell.Worst, stage: Stage.Lead);
        desk.AddLead("Bob", Cell.Worst, stage: Stage.Mql);
        var id = await SaveAsync(desk, manager, Fair);
        await desk.Get<CountDay>().RunAsync(Actor.Desk, Stop);

        Assert.True((await desk.Get<SaveSegment>().RunAsync(manager, new(id, "Early", Early, true, 2), Stop)).Outcome.Succeeded);
        Assert.Null((await desk.Get<SegmentPage>().AskAsync(manager, id, Stop))!.Moves);
        await desk.Get<CountDay>().RunAsync(Actor.Desk, Stop);

        Assert.Equal(new SegmentFlow(0, 0, 0, 0), (await desk.Get<SegmentPage>().AskAsync(manager, id, Stop))!.Moves);
        await using var db = desk.Open();
        Assert.Equal([null], await db.SegmentStays.Where(stay => stay.SegmentId == id).Select(stay => stay.Since).ToListAsync(Stop));

        // Another name is the same question.
        Assert.True((await desk.Get<SaveSegment>().RunAsync(manager, new(id, "Young", Early, true, 3), Stop)).Outcome.Succeeded);
        Assert.NotNull((await desk.Get<SegmentPage>().AskAsync(manager, id, Stop))!.Moves);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_share_that_became_an_MQL_counts_those_who_were_in_it_before(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var manager = desk.AddPerson("Ruth", Role.Manager);
        await using (var none = desk.Open())
        {
            await none.Segments.ExecuteDeleteAsync(Stop);
        }

        var leads = Enumerable.Range(0, 4).Select(i => desk.AddLead($"Lead {i}", Cell.Worst, stage: i == 3 ? Stage.Mql : Stage.Lead)).ToList();
        var id = await SaveAsync(desk, manager, Early);
        Assert.Equal((null, null), await RowAsync());
        await desk.Get<CountDay>().RunAsync(Actor.Desk, Stop);
        Assert.Equal((0, 0d), await RowAsync());

        desk.Clock.Now += TimeSpan.FromDays(3);
        await MoveAsync(leads[0], Stage.Mql);
        var late = desk.AddLead("Late", Cell.Worst, stage: Stage.Engaged);
        await desk.Get<CountDay>().RunAsync(Actor.Desk, Stop);
        Assert.Equal((1, 0.25), await RowAsync());

        // After 90 days out of it, nobody is told of it any more; who came in meanwhile counts on.
        desk.Clock.Now += TimeSpan.FromDays(91);
        await MoveAsync(late, Stage.Mql);
        await desk.Get<CountDay>().RunAsync(Actor.Desk, Stop);
        Assert.Equal((0, 1 / 3d), await RowAsync());

        async Task<(int?, double?)> RowAsync() => (await desk.Get<NurtureSegments>().AskAsync(manager, Stop)).Single(row => row.Id == id) is var row ? (row.New, row.ToMql) : default;

        async Task MoveAsync(long lead, Stage to)
        {
            await using var db = desk.Open();
            db.StageChanges.Add((await db.Leads.SingleAsync(one => one.Id == lead, Stop)).Enter(to, "test", null, desk.Clock.Now, null));
            await db.SaveChangesAsync(Stop);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_segment_shared_with_a_team_is_seen_by_its_people(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (ruth, rosa, tom) = (desk.AddPerson("Ruth", Role.Manager), desk.AddPerson("Rosa", Role.Rep), desk.AddPerson("Tom", Role.Rep));
        var (_, north) = await desk.Get<SavePool>().RunAsync(ruth, new(null, "North", null, [new(rosa.UserId!.Value, 1, null)]), Stop);
        var (outcome, id) = await desk.Get<SaveSegment>().RunAsync(ruth, new(null, "Fair", Fair, false, 0, north), Stop);

        Assert.Equal(Outcome.Done, outcome);
        Assert.NotNull(await desk.Get<SegmentPage>().AskAsync(rosa, id, Stop));
        Assert.Null(await desk.Get<SegmentPage>().AskAsync(tom, id, Stop));
        Assert.Null(await desk.Get<SegmentMoves>().AskAsync(tom, id, false, 7, 1, Stop));
        Assert.Equal("North", (await desk.Get<SegmentList>().AskAsync(rosa, Stop)).Single(row => row.Id == id).Team);
        Assert.Contains("somebody else’s", (await desk.Get<SaveSegment>().RunAsync(rosa, new(id, "Hers", Fair, false, 1, north), Stop)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.Contains("no such team", (await desk.Get<SaveSegment>().RunAsync(tom, new(null, "His", Fair, false, 0, north), Stop)).Outcome.Refusal, StringComparison.Ordinal);

        Assert.Equal(Outcome.Done, await desk.Get<RemovePool>().RunAsync(ruth, north, Stop));
        Assert.Null(await desk.Get<SegmentPage>().AskAsync(rosa, id, Stop));
        Assert.NotNull(await desk.Get<SegmentPage>().AskAsync(ruth, id, Stop));
    }

    private static async Task<int> SaveAsync(TestDesk desk, Actor by, Condition when)
    {
        var (outcome, id) = await desk.Get<SaveSegment>().RunAsync(by, new(null, "Fair", when, true, 0), Stop);
        Assert.Equal(Outcome.Done, outcome);
        return id;
    }
}
