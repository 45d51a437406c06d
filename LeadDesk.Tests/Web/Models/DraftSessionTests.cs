using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Models;
using LeadDesk.Web.Security;

namespace LeadDesk.Tests.Web.Models;

/// <summary>Two editors of one draft, on a real database.</summary>
public sealed class DraftSessionTests : IDisposable
{
    private readonly TestDesk desk = new();
    private readonly Dictionary<string, Actor> people = [];
    private readonly DraftShelf shelf;

    public DraftSessionTests() => shelf = new(desk.Clock);

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task A_change_is_saved_a_moment_later_by_itself()
    {
        await using var mine = await OpenAsync("Mia");
        var saved = new TaskCompletionSource();
        using var listening = desk.Get<ModelHub>().Listen(_ => saved.TrySetResult());

        mine.Editor!.Change(mine.Editor.Model with { FitWeight = 60 });
        Assert.Equal(SaveState.Waiting, mine.State);
        await saved.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(60, (await StoredAsync()).FitWeight);
    }

    [Fact]
    public async Task Leaving_saves_first()
    {
        await using (var mine = await OpenAsync("Mia"))
        {
            mine.Editor!.Change(mine.Editor.Model with { FitWeight = 60 });
        }

        Assert.Equal(60, (await StoredAsync()).FitWeight);
    }

    [Fact]
    public async Task Whoever_comes_back_to_the_page_can_still_undo()
    {
        await using (var mine = await OpenAsync("Mia"))
        {
            mine.Editor!.Change(mine.Editor.Model with { FitWeight = 60 });
            mine.Editor.Change(mine.Editor.Model with { FitWeight = 70 });
        }

        await using (var theirs = await OpenAsync("Dev"))
        {
            Assert.False(theirs.Editor!.Editing!.CanUndo);
            theirs.Editor.Change(theirs.Editor.Model with { MostFit = 90 });
        }

        await using var again = await OpenAsync("Mia");
        Assert.Equal((70, 90), (again.Editor!.Model.FitWeight, again.Editor.Model.MostFit));
        again.Editor.Editing!.Undo();
        Assert.Equal((60, 90), (again.Editor.Model.FitWeight, again.Editor.Model.MostFit));
    }

    [Fact]
    public async Task After_a_night_the_steps_back_are_gone()
    {
        await using (var mine = await OpenAsync("Mia"))
        {
            mine.Editor!.Change(mine.Editor.Model with { FitWeight = 60 });
        }

        desk.Clock.Now = desk.Clock.Now.AddHours(9);

        await using var again = await OpenAsync("Mia");
        Assert.Equal((60, false), (again.Editor!.Model.FitWeight, again.Editor.Editing!.CanUndo));
    }

    [Fact]
    public async Task Two_editors_never_lose_a_change()
    {
        await using var mine = await OpenAsync("Mia");
        await using var theirs = await OpenAsync("Dev");

        mine.Editor!.Change(mine.Editor.Model with { FitWeight = 60 });
        theirs.Editor!.Change(theirs.Editor.Model with { MostFit = 90 });
        await theirs.SaveAsync();
        await mine.SaveAsync();
        await theirs.RefreshAsync();

        Assert.Equal((60, 90), ((await StoredAsync()).FitWeight, (await StoredAsync()).MostFit));
        Assert.Equal((60, 90), (mine.Editor.Model.FitWeight, mine.Editor.Model.MostFit));
        Assert.Equal((60, 90), (theirs.Editor.Model.FitWeight, theirs.Editor.Model.MostFit));
        Assert.Equal("Mia changed 1 thing", theirs.Notice);
    }

    [Fact]
    public async Task What_both_changed_is_decided_by_who_comes_second()
    {
        await using var mine = await OpenAsync("Mia");
        await using var theirs = await OpenAsync("Dev");
        mine.Editor!.Change(mine.Editor.Model with { FitWeight = 60 });
        theirs.Editor!.Change(theirs.Editor.Model with { FitWeight = 70 });
        await theirs.SaveAsync();
        await mine.SaveAsync();

        var clash = mine.Editor.Editing!.Clash;
        Assert.Equal((SaveState.Failed, "Dev", 60), (mine.State, clash!.By, mine.Editor.Model.FitWeight));

        mine.Settle(clash.Conflicts);
        await mine.SaveAsync();
        Assert.Equal((SaveState.Saved, 60), (mine.State, (await StoredAsync()).FitWeight));
    }

    [Fact]
    public async Task What_cannot_be_saved_says_why_and_stays()
    {
        await using var mine = await OpenAsync("Mia");
        mine.Editor!.Change(mine.Editor.Model with { Confirmed = [new("ageBand", "because I say so", "Mia")] });
        await mine.SaveAsync();

        Assert.Equal((SaveState.Failed, true), (mine.State, mine.Problem!.Contains("admin", StringComparison.Ordinal)));
        Assert.Single(mine.Editor.Model.Confirmed);
        mine.Editor.Editing!.Undo();
        await mine.SaveAsync();
        Assert.Equal(SaveState.Saved, mine.State);
    }

    [Fact]
    public async Task Changes_to_a_draft_that_was_published_go_on_in_a_new_one()
    {
        await using var mine = await OpenAsync("Mia");
        var version = mine.Editor!.AtHand.DraftVersion!;
        mine.Editor.Change(mine.Editor.Model with { FitWeight = 60 });
        var (published, _) = await desk.Get<PublishModel>().RunAsync(desk.AddPerson("Dev", Role.Admin), version.Id, version.Stamp, null, false, TestContext.Current.CancellationToken);
        Assert.Null(published.Refusal);

        await mine.RefreshAsync();
        Assert.Contains("Dev", mine.Over, StringComparison.Ordinal);
        await mine.GoOnAsync();
        await mine.SaveAsync();

        Assert.Equal((60, 2), ((await StoredAsync()).FitWeight, mine.Editor.AtHand.DraftVersion!.Number));
    }

    [Fact]
    public async Task A_manager_reads_along_and_a_rep_sees_nothing()
    {
        await using (var mine = await OpenAsync("Mia"))
        {
            await using var manager = Session(desk.AddPerson("Max", Role.Manager));
            Assert.True(await manager.OpenAsync(1, work => work(), () => { }));
            Assert.False(manager.Editor!.MayEdit);
        }

        await using var rep = Session(desk.AddPerson("Rita", Role.Rep));
        Assert.False(await rep.OpenAsync(1, work => work(), () => { }));
    }

    private async Task<DraftSession> OpenAsync(string name)
    {
        var person = people.TryGetValue(name, out var known) ? known : people[name] = desk.AddPerson(name, Role.Marketer);

        if ((await desk.Get<ModelList>().RunAsync(person, TestContext.Current.CancellationToken)).Count == 0)
        {
            await desk.Get<CreateModel>().FromTemplateAsync(person, "b2b-software", null, TestContext.Current.CancellationToken);
        }

        var session = Session(person);
        Assert.True(await session.OpenAsync(1, work => work(), () => { }));
        return session;
    }

    private DraftSession Session(Actor person) => new(
        desk.Get<ModelPage>(), desk.Get<StartDraft>(), desk.Get<SaveDraft>(), desk.Get<ModelHub>(), shelf, new CurrentActor(new Visitor(person)), desk.Clock);

    private async Task<ModelDefinition> StoredAsync() => (await desk.Get<ModelPage>().RunAsync(Actor.Desk, 1, TestContext.Current.CancellationToken))!.Draft!;
}
