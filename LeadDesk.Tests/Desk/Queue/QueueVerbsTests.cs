using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Queue;

public sealed class QueueVerbsTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_lead_whose_own_date_is_far_off_comes_after_those_of_its_cell_and_before_worse_ones(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, now) = (desk.AddPerson("Mara", Role.Rep), desk.Clock.Now);
        var late = desk.AddLead("late A1", new Cell('A', 1), rep.UserId, now);
        desk.AddLead("A1", new Cell('A', 1), rep.UserId, now.AddHours(-9));
        desk.AddLead("silent A1", new Cell('A', 1), rep.UserId);
        desk.AddLead("A2", new Cell('A', 2), rep.UserId, now);
        await using (var db = desk.Open())
        {
            db.Leads.Find(late)!.SetQualification(new() { IsLate = true });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var queue = await desk.Get<WorkQueue>().AskAsync(rep, new QueueAsk(10), TestContext.Current.CancellationToken);
        Assert.Equal(["A1", "silent A1", "late A1", "A2"], queue.Rows.Select(row => row.Name));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_outcome_keeps_the_promise_rests_the_lead_until_the_next_step_and_can_be_taken_back(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", new Cell('A', 1), null, desk.Clock.Now);
        var cancellation = TestContext.Current.CancellationToken;
        var entry = new OutcomeEntry("voicemail", "left word", "Call again", desk.Clock.Now.AddDays(1));

        var (outcome, logged) = await desk.Get<LogOutcome>().RunAsync(rep, lead, entry, cancellation);

        Assert.Equal(Outcome.Done, outcome);
        Assert.Empty((await desk.Get<WorkQueue>().AskAsync(rep, new QueueAsk(10), cancellation)).Rows);
        using (var db = desk.Open())
        {
            Assert.Equal((rep.UserId, desk.Clock.Now.AddDays(1)), (db.Leads.Single().OwnerId, db.Leads.Single().NextStepAt!.Value));
            Assert.Equal("left word", db.Activities.Single().Note);
        }

        Assert.Equal(Outcome.Done, await desk.Get<UndoOutcome>().RunAsync(rep, logged!, cancellation));
        using var after = desk.Open();
        Assert.Null(after.Leads.Single().OwnerId);
        Assert.Empty(after.Activities);
        Assert.Empty(after.Tasks);

        desk.Clock.Now = desk.Clock.Now.AddMinutes(11);
        Assert.False((await desk.Get<UndoOutcome>().RunAsync(rep, logged!, cancellation)).Succeeded);
    }

    [Fact]
    public async Task A_due_next_step_brings_the_lead_back_and_says_so()
    {
        using var desk = new TestDesk();
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", new Cell('C', 3), rep.UserId, null, Stage.Opportunity);
        var cancellation = TestContext.Current.CancellationToken;
        await desk.Get<LogOutcome>().RunAsync(rep, lead, new OutcomeEntry("reached", null, "Send the quote", desk.Clock.Now.AddHours(2)), cancellation);

        desk.Clock.Now = desk.Clock.Now.AddHours(2);

        Assert.Equal("Due: Send the quote", Assert.Single((await desk.Get<WorkQueue>().AskAsync(rep, new QueueAsk(10), cancellation)).Rows).Reason.What);
    }

    [Theory]
    [InlineData("too-early", "recycled")]
    [InlineData("competitor", "disqualified")]
    public async Task A_rejected_lead_goes_where_its_reason_says(string reason, string stage)
    {
        using var desk = new TestDesk();
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", new Cell('A', 1), null, desk.Clock.Now);

        Assert.True((await desk.Get<RejectLead>().RunAsync(rep, lead, reason, "said so", null, TestContext.Current.CancellationToken)).Outcome.Succeeded);

        using var db = desk.Open();
        Assert.Equal(Stage.Find(stage), db.Leads.Single().Stage);
        Assert.Equal(MoveReason.Defaults.Single(known => known.Key == reason).Name, db.StageChanges.Single(change => change.To == Stage.Find(stage)!).Reason);
    }

    [Theory]
    [InlineData("no-such", 1, "Choose what came of the call")]
    [InlineData("reached", -1, "lies in the past")]
    public async Task A_bad_entry_is_refused_in_words_and_saves_nothing(string outcomeKey, int hours, string words)
    {
        using var desk = new TestDesk();
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", new Cell('A', 1), null, desk.Clock.Now);

        var (outcome, _) = await desk.Get<LogOutcome>().RunAsync(rep, lead, new OutcomeEntry(outcomeKey, null, null, desk.Clock.Now.AddHours(hours)), TestContext.Current.CancellationToken);

        Assert.Contains(words, outcome.Refusal);
        using var db = desk.Open();
        Assert.Empty(db.Activities);
    }

}
