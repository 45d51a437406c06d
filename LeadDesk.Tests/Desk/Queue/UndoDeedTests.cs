using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Queue;

public sealed class UndoDeedTests(PostgresServer postgres)
{
    private static readonly Dictionary<string, Func<TestDesk, Actor, long, Task<(Outcome Outcome, QueueDeed? Deed)>>> Deeds = new()
    {
        ["accept"] = (desk, actor, lead) => desk.Get<AcceptLead>().RunAsync(actor, lead, Token),
        ["reject"] = (desk, actor, lead) => desk.Get<RejectLead>().RunAsync(actor, lead, "too-early", "call in spring", null, Token),
        ["disqualify"] = (desk, actor, lead) => desk.Get<RejectLead>().RunAsync(actor, lead, "competitor", null, null, Token),
        ["snooze"] = (desk, actor, lead) => desk.Get<SnoozeLead>().RunAsync(actor, lead, desk.Clock.Now.AddHours(4), Token),
        ["plan"] = (desk, actor, lead) => desk.Get<PlanStep>().RunAsync(actor, lead, "Send the offer", desk.Clock.Now.AddDays(2), Token),
    };

    public static TheoryData<DatabaseProvider, string> Table => [.. Enum.GetValues<DatabaseProvider>().SelectMany(provider => Deeds.Keys.Select(deed => (provider, deed)))];

    public static TheoryData<string> Names => [.. Deeds.Keys];

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_deed_can_be_taken_back_as_if_it_had_not_been(DatabaseProvider provider, string name)
    {
        using var desk = TestDesk.On(provider, postgres);
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", new Cell('A', 1), null, desk.Clock.Now);
        desk.Clock.Now = desk.Clock.Now.AddTicks(12_345_678);
        var before = Place(desk);

        var (outcome, deed) = await Deeds[name](desk, rep, lead);
        Assert.Equal(Outcome.Done, outcome);
        Assert.NotEqual(before, Place(desk));

        Assert.Equal(Outcome.Done, await desk.Get<UndoDeed>().RunAsync(rep, deed!, Token));
        Assert.Equal(before, Place(desk));
        using var db = desk.Open();
        Assert.Equal(Stage.Mql, Assert.Single(db.StageChanges).To);
        Assert.Equal(name == "reject" ? ["call in spring"] : [], db.Activities.Select(activity => activity.Note));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_was_done_to_the_lead_since_is_not_undone_with_it(string name)
    {
        using var desk = new TestDesk();
        var (rep, chief) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Petra", Role.Manager));
        var lead = desk.AddLead("Ines", new Cell('A', 1), rep.UserId, desk.Clock.Now);
        var (_, deed) = await Deeds[name](desk, rep, lead);
        await desk.Get<LogOutcome>().RunAsync(chief, lead, new OutcomeEntry("reached", "wants a quote", null, null), Token);
        var since = Place(desk);

        Assert.StartsWith("Somebody has worked on Ines since.", (await desk.Get<UndoDeed>().RunAsync(rep, deed!, Token)).Refusal, StringComparison.Ordinal);
        Assert.Equal(since, Place(desk));
    }

    [Fact]
    public async Task An_edit_of_the_profile_since_is_kept()
    {
        using var desk = new TestDesk();
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", new Cell('A', 1), rep.UserId, desk.Clock.Now);
        var (_, deed) = await Deeds["accept"](desk, rep, lead);
        await desk.Get<EditLead>().RunAsync(rep, lead, [new FieldEdit("city", "", "Porto")], Token);

        Assert.Equal(Outcome.Done, await desk.Get<UndoDeed>().RunAsync(rep, deed!, Token));
        using var db = desk.Open();
        Assert.Equal(("Porto", Stage.Mql), (db.Leads.Single().City, db.Leads.Single().Stage));
    }

    [Fact]
    public async Task Only_the_same_person_undoes_and_only_for_ten_minutes()
    {
        using var desk = new TestDesk();
        var (rep, chief) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Petra", Role.Manager));
        var lead = desk.AddLead("Ines", new Cell('A', 1), rep.UserId, desk.Clock.Now);
        var (_, deed) = await Deeds["accept"](desk, rep, lead);

        Assert.False((await desk.Get<UndoDeed>().RunAsync(chief, deed!, Token)).Succeeded);
        desk.Clock.Now = desk.Clock.Now.AddMinutes(11);
        Assert.False((await desk.Get<UndoDeed>().RunAsync(rep, deed!, Token)).Succeeded);
    }

    [Fact]
    public async Task An_outcome_is_not_taken_back_from_the_next_owner()
    {
        using var desk = new TestDesk();
        var (chief, other) = (desk.AddPerson("Petra", Role.Manager), desk.AddPerson("Jonas", Role.Rep));
        var lead = desk.AddLead("Ines", new Cell('A', 1), null, desk.Clock.Now);
        var (_, logged) = await desk.Get<LogOutcome>().RunAsync(chief, lead, new OutcomeEntry("voicemail", "left word", null, null), Token);
        await desk.Get<AssignLeads>().RunAsync(chief, LeadChoice.Of([lead]), other.UserId, Token);

        Assert.False((await desk.Get<UndoOutcome>().RunAsync(chief, logged!, Token)).Succeeded);
        using var db = desk.Open();
        Assert.Equal((other.UserId, 1), (db.Leads.Single().OwnerId, db.Activities.Count()));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static LeadPlace Place(TestDesk desk)
    {
        using var db = desk.Open();
        return db.Leads.Single().TakePlace();
    }
}
