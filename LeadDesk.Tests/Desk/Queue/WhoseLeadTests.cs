using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using static LeadDesk.Tests.Desk.Queue.QueueDeedsTests;

namespace LeadDesk.Tests.Desk.Queue;

/// <summary>Accepting, taking back and handing on: whose a lead is.</summary>
public sealed class WhoseLeadTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_rep_hands_on_an_own_lead_with_a_reason_and_may_have_it_back(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep));
        var lead = desk.AddLead("Ines", new Cell('A', 1), rep.UserId);

        var (outcome, deed) = await desk.Get<HandOnLead>().RunAsync(rep, lead, other.UserId, "Speaks Portuguese", Stop);

        Assert.Equal(Outcome.Done, outcome);
        Assert.Equal(("", "Ines"), (await NamesAsync(desk, rep), await NamesAsync(desk, other)));
        Assert.Equal(Outcome.Done, await desk.Get<UndoDeed>().RunAsync(rep, deed!, Stop));
        Assert.Equal(("Ines", ""), (await NamesAsync(desk, rep), await NamesAsync(desk, other)));
        using var db = desk.Open();
        Assert.Equal(["Mara → Jonas", "Jonas → Mara"], db.FieldChanges.Where(change => change.Field == "owner").OrderBy(change => change.Id).AsEnumerable().Select(change => $"{change.Before} → {change.After}"));
        Assert.Equal("Handed on: Speaks Portuguese", db.Activities.Single().Note);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Whoever_accepts_second_is_told_who_was_first(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep), desk.AddPerson("Petra", Role.Manager));
        var lead = desk.AddLead("Ines", new Cell('A', 1));
        await desk.Get<AcceptLead>().RunAsync(other, lead, Stop);
        desk.Clock.Now = desk.Clock.Now.AddMinutes(2);

        Assert.Contains("Jonas was faster and has accepted Ines 2 min ago", (await desk.Get<AcceptLead>().RunAsync(rep, lead, Stop)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.Contains("SAL, moved by Jonas", (await desk.Get<AcceptLead>().RunAsync(manager, lead, Stop)).Outcome.Refusal, StringComparison.Ordinal);

        Assert.Contains("Jonas was faster", (await desk.Get<MoveLead>().RunAsync(rep, lead, Stage.Mql, new(Stage.Sal), Stop)).Refusal, StringComparison.Ordinal);
        Assert.Equal(("Jonas was faster and has accepted Ines 2 min ago.", null), (await desk.Get<WhoWasFaster>().AskAsync(rep, lead, Stop), await desk.Get<WhoWasFaster>().AskAsync(other, lead, Stop)));

        // Later it is a colleague's lead like any other.
        desk.Clock.Now = desk.Clock.Now.AddHours(1);
        Assert.Contains("no such lead", (await desk.Get<AcceptLead>().RunAsync(rep, lead, Stop)).Outcome.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_a_lead_that_was_a_colleagues_before_nothing_is_told(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep));
        var lead = desk.AddLead("Ines", new Cell('A', 1), other.UserId);
        await desk.Get<AcceptLead>().RunAsync(other, lead, Stop);

        Assert.Contains("no such lead", (await desk.Get<AcceptLead>().RunAsync(rep, lead, Stop)).Outcome.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Accepting_what_was_nobodys_and_taking_it_back_are_in_its_history(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var rep = desk.AddPerson("Mara", Role.Rep);
        var lead = desk.AddLead("Ines", new Cell('A', 1));

        var (_, deed) = await desk.Get<AcceptLead>().RunAsync(rep, lead, Stop);
        await desk.Get<UndoDeed>().RunAsync(rep, deed!, Stop);

        using var db = desk.Open();
        Assert.Equal([(null, "Mara"), ("Mara", null)], db.FieldChanges.Where(change => change.Field == "owner").OrderBy(change => change.Id).AsEnumerable().Select(change => (change.Before, change.After)));
    }

    [Fact]
    public async Task Once_the_colleague_has_worked_on_it_a_lead_that_was_handed_on_stays_there()
    {
        using var desk = new TestDesk();
        var (rep, other) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep));
        var lead = desk.AddLead("Ines", new Cell('A', 1), rep.UserId);
        var (_, deed) = await desk.Get<HandOnLead>().RunAsync(rep, lead, other.UserId, "On leave", Stop);
        await desk.Get<AcceptLead>().RunAsync(other, lead, Stop);

        Assert.StartsWith("Somebody has worked on Ines since.", (await desk.Get<UndoDeed>().RunAsync(rep, deed!, Stop)).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" ", true, "Say in 1 to 500 characters why")]
    [InlineData("On leave", false, "There is nobody of that name")]
    public async Task A_lead_is_not_handed_on_without_a_reason_or_to_somebody_who_left(string reason, bool isHere, string words)
    {
        using var desk = new TestDesk();
        var (rep, other) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep));
        var lead = desk.AddLead("Ines", new Cell('A', 1), rep.UserId);
        Disable(desk, isHere ? null : other);

        var (outcome, _) = await desk.Get<HandOnLead>().RunAsync(rep, lead, other.UserId, reason, Stop);

        Assert.Contains(words, outcome.Refusal, StringComparison.Ordinal);
        Assert.Equal("Ines", await NamesAsync(desk, rep));
    }

    private static void Disable(TestDesk desk, Actor? person)
    {
        using var db = desk.Open();
        db.Users.Where(user => person != null && user.Id == person.UserId).ToList().ForEach(user => user.DisabledAt = desk.Clock.Now);
        db.SaveChanges();
    }
}
