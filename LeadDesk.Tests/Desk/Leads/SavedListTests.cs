using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Leads;

public sealed class SavedListTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_list_is_ones_own_until_it_is_shared_and_only_its_owner_forgets_it(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (mara, max) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Max", Role.Manager));

        Assert.True((await desk.Get<SaveList>().RunAsync(mara, " Hot ", "cell=A1", false, Stop)).Succeeded);
        Assert.Empty((await desk.Get<SavedLists>().AskAsync(max, Stop)).Lists);
        Assert.True((await desk.Get<SaveList>().RunAsync(mara, "Hot", "cell=A1&cell=B1", true, Stop)).Succeeded);

        var shown = Assert.Single((await desk.Get<SavedLists>().AskAsync(max, Stop)).Lists);
        Assert.Equal(("Hot", "cell=A1&cell=B1", "Mara", false), (shown.Name, shown.Query, shown.Owner, shown.IsOwn));
        Assert.False((await desk.Get<SaveList>().ForgetAsync(max, shown.Id, Stop)).Succeeded);
        Assert.True((await desk.Get<SaveList>().ForgetAsync(mara, shown.Id, Stop)).Succeeded);
        Assert.Empty((await desk.Get<SavedLists>().AskAsync(mara, Stop)).Lists);
    }

    [Fact]
    public async Task What_is_wrong_is_said()
    {
        using var desk = new TestDesk();
        var mara = desk.AddPerson("Mara", Role.Rep);

        Assert.StartsWith("Name the list", (await desk.Get<SaveList>().RunAsync(mara, "  ", "", false, Stop)).Refusal, StringComparison.Ordinal);
        Assert.StartsWith("This filter is too long", (await desk.Get<SaveList>().RunAsync(mara, "Long", new string('x', 9_000), false, Stop)).Refusal, StringComparison.Ordinal);
        Assert.StartsWith("Only a person", (await desk.Get<SaveList>().RunAsync(Actor.Desk, "Mine", "", false, Stop)).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task How_somebody_looks_at_the_list_is_remembered_for_them_alone(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (mara, max) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Max", Role.Manager));

        await desk.Get<KeepListHabits>().RunAsync(mara, ["email", "score"], false, Stop);
        await desk.Get<KeepListHabits>().RunAsync(mara, ["email", "score"], true, Stop);

        var shelf = await desk.Get<SavedLists>().AskAsync(mara, Stop);
        Assert.Equal(["email", "score"], shelf.Columns);
        Assert.True(shelf.IsDense);
        Assert.Empty((await desk.Get<SavedLists>().AskAsync(max, Stop)).Columns);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Leads_that_were_given_go_back_to_whom_they_belonged_unless_they_moved_on(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (boss, rex, rita, ray) = (desk.AddPerson("Bo", Role.Manager), desk.AddPerson("Rex", Role.Rep), desk.AddPerson("Rita", Role.Rep), desk.AddPerson("Ray", Role.Rep));
        var (own, nobodys, other) = (desk.AddLead("Ann", Cell.Worst, rex.UserId), desk.AddLead("Bob", Cell.Worst), desk.AddLead("Cy", Cell.Worst, rex.UserId));
        var given = await desk.Get<AssignLeads>().RunAsync(boss, LeadChoice.Of(own, nobodys, other), rita.UserId, Stop);
        await desk.Get<AssignLeads>().RunAsync(boss, LeadChoice.Of(other), ray.UserId, Stop);

        var back = await desk.Get<UndoAssign>().RunAsync(boss, given.Before, rita.UserId, Stop);

        Assert.Equal([own, nobodys], back.Changed.Order());
        Assert.Equal(1, back.Left);
        await using var db = desk.Open();
        Assert.Equal([rex.UserId, null, ray.UserId], db.Leads.OrderBy(lead => lead.Id).Select(lead => lead.OwnerId));
    }

    [Fact]
    public async Task A_rep_puts_back_only_what_was_nobodys()
    {
        using var desk = new TestDesk();
        var (rex, rita) = (desk.AddPerson("Rex", Role.Rep), desk.AddPerson("Rita", Role.Rep));
        var lead = desk.AddLead("Ann", Cell.Worst);
        var taken = await desk.Get<AssignLeads>().RunAsync(rex, LeadChoice.Of(lead), rex.UserId, Stop);

        Assert.False((await desk.Get<UndoAssign>().RunAsync(rex, new Dictionary<long, PlaceBefore> { [lead] = new(rita.UserId, null) }, rex.UserId, Stop)).Outcome.Succeeded);
        Assert.Equal([lead], (await desk.Get<UndoAssign>().RunAsync(rex, taken.Before, rex.UserId, Stop)).Changed);
    }
}
