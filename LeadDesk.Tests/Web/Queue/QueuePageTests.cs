using Bunit;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Leads;
using LeadDesk.Tests.Desk.Qualification;
using LeadDesk.Tests.Desk.Queue;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Queue;
using LeadDesk.Web.Security;
using LeadDesk.Web.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Web.Queue;

/// <summary>The queue on a real desk.</summary>
public sealed class QueuePageTests(PostgresServer postgres)
{
    [Fact]
    public async Task Rows_stand_under_the_state_of_their_promise_in_words()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        WorkQueueTests.Promise(desk.Desk, SlaState.Running, desk.LeadId);
        WorkQueueTests.Promise(desk.Desk, SlaState.Breached, desk.AddLead("Late"));
        WorkQueueTests.Promise(desk.Desk, SlaState.AtRisk, desk.AddLead("Soon"));
        desk.AddLead("Free");
        await using var page = new BunitContext();
        var shown = Show(page, desk);

        Assert.Equal(["Breached1", "At risk1", "On track1", "Nothing promised1"], shown.FindAll(".q-head").Select(head => head.TextContent));
        Assert.Equal("Late", shown.Find(".q-row[aria-current] b").TextContent);
        Assert.Contains("1 breached", shown.Find(".sub").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_by_chances_is_offered_only_once_they_are_known()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await using (var page = new BunitContext())
        {
            Assert.DoesNotContain("Likeliest first", Show(page, desk).Find(".q-bar").TextContent, StringComparison.Ordinal);
        }

        using var db = desk.Desk.Open();
        db.LearnedModels.Add(new() { Number = 1, At = desk.Desk.Clock.Now, By = "Dev", Model = "{}", Card = "{}", IsInUse = true });
        await db.SaveChangesAsync(QualificationDesk.Stop);
        await using var later = new BunitContext();
        Assert.Contains("Likeliest first", Show(later, desk).Find(".q-bar").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_does_moves_neither_the_place_nor_what_is_being_typed()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        var second = desk.AddLead("Second");
        await using var page = new BunitContext();
        var shown = Show(page, desk);
        shown.FindAll(".q-row").Single(row => row.TextContent.Contains("Second", StringComparison.Ordinal)).Click();
        shown.Find("#note").Input("half a tho");

        var urgent = desk.AddLead("Urgent");
        WorkQueueTests.Promise(desk.Desk, SlaState.Breached, urgent);
        desk.Desk.Get<LeadHub>().Say(urgent);

        shown.WaitForAssertion(() => Assert.Equal("Urgent", shown.Find(".q-row b").TextContent));
        Assert.Equal("Second", shown.Find(".q-row[aria-current] b").TextContent);
        Assert.Equal("half a tho", shown.Find("#note").GetAttribute("value"));
        await desk.Desk.Get<AssignLeads>().RunAsync(desk.Dev, LeadChoice.Of(second), desk.Dev.UserId, QualificationDesk.Stop);
        shown.WaitForAssertion(() => Assert.Contains("Second has left your queue", shown.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("half a tho", shown.Find("#note").GetAttribute("value"));
    }

    [Fact]
    public async Task After_each_deed_the_next_lead_comes_up_the_day_counts_and_undo_brings_it_back()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        desk.AddLead("Second");
        await using var page = new BunitContext();
        var shown = Show(page, desk);
        Assert.Equal("0 of 2 today", shown.Find(".q-day").TextContent);

        shown.Find("[data-do=log-reached]").Click();

        shown.WaitForAssertion(() => Assert.Equal("Second", shown.Find(".q-row[aria-current] b").TextContent));
        Assert.Equal("1 of 2 today", shown.Find(".q-day").TextContent);
        shown.Find("[data-do=undo]").Click();
        shown.WaitForAssertion(() => Assert.Equal("Ines", shown.Find(".q-row[aria-current] b").TextContent));
        Assert.Equal("0 of 2 today", shown.Find(".q-day").TextContent);
    }

    [Fact]
    public async Task Keys_press_controls_that_are_there_for_this_lead_alone()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await using var page = new BunitContext();
        var shown = Show(page, desk);

        Assert.NotEmpty(shown.FindAll("[data-do=accept]"));
        Assert.Empty(shown.FindAll("[data-do=call], [data-do=mail], [data-do=hand-on]"));
    }

    [Fact]
    public async Task A_lead_that_is_deleted_while_ten_queues_show_it_is_gone_from_all_and_what_was_typed_is_kept()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        desk.AddLead("Second");
        var pages = Enumerable.Range(0, 10).Select(_ => new BunitContext()).ToList();
        var shown = pages.ConvertAll(page => Show(page, desk));
        shown.ForEach(one => one.Find("#note").Input("half a tho"));

        await desk.Desk.Get<DeleteLeads>().RunAsync(desk.Dev, LeadChoice.Of(desk.LeadId), QualificationDesk.Stop);

        foreach (var one in shown)
        {
            one.WaitForAssertion(() => Assert.Contains("Ines has left your queue", one.Find("[role=alert]").TextContent, StringComparison.Ordinal));
            Assert.Equal("half a tho", one.Find("#note").GetAttribute("value"));
            Assert.Equal(["Second"], one.FindAll(".q-row b").Select(name => name.TextContent));
            one.Find("[data-do=log-reached]").Click();
            one.WaitForAssertion(() => Assert.Contains("There is no such lead", one.Markup, StringComparison.Ordinal));
        }

        pages.ForEach(page => page.Dispose());
    }

    [Fact]
    public async Task A_lead_is_put_on_hold_from_its_panel_and_taken_back_again()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        desk.AddLead("Second");
        await using var page = new BunitContext();
        var shown = Show(page, desk);
        shown.Find("[data-do=hold]").Click();
        shown.WaitForElement("input[placeholder^='They asked']").Change("Their board meets on Monday");
        await shown.Find("[role=dialog] form").SubmitAsync();

        shown.WaitForAssertion(() => Assert.Equal("Second", shown.Find(".q-row[aria-current] b").TextContent));
        Assert.Equal("1 of 2 today", shown.Find(".q-day").TextContent);
        shown.Find("[data-do=undo]").Click();
        shown.WaitForAssertion(() => Assert.Equal("0 of 2 today", shown.Find(".q-day").TextContent));
        Assert.Equal("Ines", shown.Find(".q-row b").TextContent);
    }

    [Theory]
    [InlineData(SlaState.Breached, -14, "Breached · 14 min over")]
    [InlineData(SlaState.AtRisk, 40, "At risk · 40 min left")]
    [InlineData(SlaState.Pressing, 600, "Due soon · 10 h left")]
    [InlineData(SlaState.Running, 300, "On track · 5 h left")]
    [InlineData(SlaState.Running, 1440, "On track · tomorrow 09:00")]
    [InlineData(SlaState.OnHold, 60, "On hold")]
    [InlineData(SlaState.None, 60, "")]
    public async Task A_promise_is_said_in_words_with_the_time(SlaState state, int minutes, string words)
    {
        await using var page = new BunitContext();
        var clock = new TestClock(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

        var chip = page.Render<SlaChip>(parts => parts.AddCascadingValue(ViewerClock.In(null, clock)).Add(part => part.State, state).Add(part => part.By, clock.Now.AddMinutes(minutes)));

        Assert.Equal(words, chip.Nodes.Length == 0 ? "" : string.Concat(chip.Nodes.Select(node => node.TextContent)).Trim());
    }

    [Fact]
    public void The_next_lead_is_the_one_that_moved_up_and_at_the_end_the_last()
    {
        var position = new QueuePosition();
        position.Take([Row(1), Row(2), Row(3)]);
        position.Step(2);
        position.Leave(new("done", 3, _ => Task.FromResult(Core.Outcome.Done)));
        position.Take([Row(1), Row(2), Row(3)]);
        Assert.Equal(2, position.Selected!.Id);

        position.Step(-5);
        position.Take([Row(4), Row(2)]);
        Assert.Equal(4, position.Selected.Id);
        position.Take([]);
        Assert.Null(position.Selected);
    }

    private static QueueRow Row(long id) => new() { Id = id, Name = $"{id}", Cell = new Cell('A', 1), Score = 1, Stage = Core.Lifecycle.Stage.Mql, Reason = new("Wrote", null, null) };

    private static IRenderedComponent<QueuePage> Show(BunitContext page, QualificationDesk desk)
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton<TimeProvider>(desk.Desk.Clock).AddSingleton<AuthenticationStateProvider>(new Visitor(desk.Mara)).AddSingleton<CurrentActor>().AddScoped<Drafts>();
        page.Services.AddFallbackServiceProvider(desk.Desk.Services);
        var shown = page.Render<QueuePage>(parts => parts.AddCascadingValue(ViewerClock.In(null, desk.Desk.Clock)));
        shown.WaitForElement(".q-row");
        return shown;
    }
}
