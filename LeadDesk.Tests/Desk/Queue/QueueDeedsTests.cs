using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Queue;

/// <summary>Skipping, planning, putting off, writing, and what is kept for a person.</summary>
public sealed class QueueDeedsTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_skipped_lead_comes_after_the_others_for_this_person_and_this_day(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep));
        var (first, _) = (desk.AddLead("first", new Cell('A', 1)), desk.AddLead("second", new Cell('B', 2)));
        var night = desk.Clock.Now.AddHours(15);

        Assert.Equal(Outcome.Done, await desk.Get<SkipLead>().RunAsync(rep, first, night, Stop));
        Assert.Equal(Outcome.Done, await desk.Get<SkipLead>().RunAsync(rep, first, night, Stop));

        Assert.Equal("second, first", await NamesAsync(desk, rep));
        Assert.Equal("first, second", await NamesAsync(desk, other));
        Assert.Equal(Outcome.Done, await desk.Get<SkipLead>().RunAsync(rep, first, null, Stop));
        Assert.Equal("first, second", await NamesAsync(desk, rep));
        await desk.Get<SkipLead>().RunAsync(rep, first, night, Stop);
        desk.Clock.Now = night;
        Assert.Equal("first, second", await NamesAsync(desk, rep));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_planned_step_brings_the_lead_back_when_it_is_due(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", new Cell('A', 1), rep.UserId);
        var due = desk.Clock.Now.AddDays(2);

        var (outcome, _) = await desk.Get<PlanStep>().RunAsync(rep, lead, "Send the offer", due, Stop);

        Assert.Equal(Outcome.Done, outcome);
        Assert.Equal("", await NamesAsync(desk, rep));
        desk.Clock.Now = due;
        Assert.Equal("Due: Send the offer", Assert.Single((await desk.Get<WorkQueue>().AskAsync(rep, new QueueAsk(5), Stop)).Rows).Reason.What);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_e_mail_by_hand_is_a_touch_and_can_be_taken_back(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", new Cell('A', 1));
        SetMail(desk, lead, forbidden: false);

        var (outcome, logged) = await desk.Get<LogMail>().RunAsync(rep, lead, Stop);

        Assert.Equal(Outcome.Done, outcome);
        using (var db = desk.Open())
        {
            Assert.Equal((rep.UserId, desk.Clock.Now, ActivityKind.Email), (db.Leads.Single().OwnerId, db.Leads.Single().LastTouchAt, db.Activities.Single().Kind));
        }

        Assert.Equal("", await NamesAsync(desk, rep));
        Assert.Equal(Outcome.Done, await desk.Get<UndoOutcome>().RunAsync(rep, logged!, Stop));
        Assert.Equal("Ines", await NamesAsync(desk, rep));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Whoever_puts_off_what_is_nobodys_takes_it_on(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep));
        var (one, two) = (desk.AddLead("one", new Cell('A', 1)), desk.AddLead("two", new Cell('A', 2)));

        var (_, deed) = await desk.Get<SnoozeLead>().RunAsync(rep, one, desk.Clock.Now.AddHours(4), Stop);
        await desk.Get<PlanStep>().RunAsync(other, two, "Call", desk.Clock.Now.AddDays(1), Stop);

        using var db = desk.Open();
        Assert.Equal([rep.UserId, other.UserId], db.Leads.OrderBy(lead => lead.Id).Select(lead => lead.OwnerId));
        await desk.Get<UndoDeed>().RunAsync(rep, deed!, Stop);
        Assert.Equal("one", await NamesAsync(desk, other));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_put_off_is_shown_on_request_with_its_day(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep));
        var (waits, later) = (desk.AddLead("waits", new Cell('A', 1), rep.UserId), desk.AddLead("later", new Cell('A', 2), rep.UserId));
        await desk.Get<SnoozeLead>().RunAsync(rep, later, desk.Clock.Now.AddHours(4), Stop);
        var ask = new QueueAsk(10) { Chips = QueueChip.Read("off") };

        var row = Assert.Single((await desk.Get<WorkQueue>().AskAsync(rep, ask, Stop)).Rows);

        Assert.Equal((later, desk.Clock.Now.AddHours(4)), (row.Id, row.RestsUntil));
        Assert.Empty((await desk.Get<WorkQueue>().AskAsync(other, ask, Stop)).Rows);
        Assert.Equal(waits, Assert.Single((await desk.Get<WorkQueue>().AskAsync(rep, new QueueAsk(10), Stop)).Rows).Id);
    }

    [Fact]
    public async Task Who_asked_not_to_get_mail_gets_none()
    {
        using var desk = new TestDesk();
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", new Cell('A', 1));

        Assert.Contains("No e-mail address of Ines is known", (await desk.Get<LogMail>().RunAsync(rep, lead, Stop)).Outcome.Refusal, StringComparison.Ordinal);
        SetMail(desk, lead, forbidden: true);
        Assert.Contains("asked not to get mail", (await desk.Get<LogMail>().RunAsync(rep, lead, Stop)).Outcome.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_day_counts_each_lead_once_and_what_was_taken_back_not_at_all(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep));
        var (one, two, three) = (desk.AddLead("one", new Cell('A', 1)), desk.AddLead("two", new Cell('A', 2)), desk.AddLead("three", new Cell('A', 3)));
        var morning = desk.Clock.Now;
        await desk.Get<AcceptLead>().RunAsync(rep, one, Stop);
        await desk.Get<LogOutcome>().RunAsync(rep, one, new("reached", null, null, null), Stop);
        await desk.Get<RejectLead>().RunAsync(rep, two, "competitor", null, null, Stop);
        await desk.Get<SnoozeLead>().RunAsync(other, desk.AddLead("four", new Cell('A', 4)), morning.AddHours(1), Stop);
        var (_, deed) = await desk.Get<SnoozeLead>().RunAsync(rep, three, morning.AddHours(4), Stop);

        Assert.Equal(3, await DoneAsync(desk, rep, morning));
        await desk.Get<UndoDeed>().RunAsync(rep, deed!, Stop);
        Assert.Equal((2, 1), (await DoneAsync(desk, rep, morning), await DoneAsync(desk, other, morning)));
        Assert.Equal(0, await DoneAsync(desk, rep, morning.AddDays(1)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_view_is_kept_for_its_person_and_named_again_changed(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep));

        Assert.Equal(Outcome.Done, await desk.Get<SaveView>().RunAsync(rep, " Burning ", QueueChip.Read("breached,mine"), Stop));
        Assert.Equal(Outcome.Done, await desk.Get<SaveView>().RunAsync(rep, "Burning", QueueChip.Read("risk"), Stop));

        var view = Assert.Single(await desk.Get<SavedViews>().AskAsync(rep, Stop));
        Assert.Equal(("Burning", "risk"), (view.Name, view.Chips));
        Assert.Empty(await desk.Get<SavedViews>().AskAsync(other, Stop));
        Assert.False((await desk.Get<SaveView>().ForgetAsync(other, view.Id, Stop)).Succeeded);
        Assert.True((await desk.Get<SaveView>().ForgetAsync(rep, view.Id, Stop)).Succeeded);
        Assert.Contains("Choose at least one filter", (await desk.Get<SaveView>().RunAsync(rep, "All", [], Stop)).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("breached,risk,mine,free,nonsense", "breached,mine")]
    [InlineData(null, "")]
    public void Of_each_group_of_chips_one_is_chosen(string? written, string read) => Assert.Equal(read, QueueChip.Write(QueueChip.Read(written)));

    internal static async Task<string> NamesAsync(TestDesk desk, Actor actor) =>
        string.Join(", ", (await desk.Get<WorkQueue>().AskAsync(actor, new QueueAsk(10), Stop)).Rows.Select(row => row.Name));

    private static async Task<int> DoneAsync(TestDesk desk, Actor actor, DateTimeOffset dayBegan) =>
        (await desk.Get<WorkQueue>().AskAsync(actor, new QueueAsk(10) { DayBegan = dayBegan }, Stop)).Done;

    private static void SetMail(TestDesk desk, long leadId, bool forbidden)
    {
        using var db = desk.Open();
        (db.Leads.Find(leadId)!.Email, db.Leads.Find(leadId)!.DoNotEmail) = ("ines@northmere.example", forbidden);
        db.SaveChanges();
    }
}
