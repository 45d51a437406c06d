using Bunit;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Qualification;
using LeadDesk.Tests.Desk.Qualification;
using LeadDesk.Tests.Desk.Sla;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Qualification;
using LeadDesk.Web.Security;
using LeadDesk.Web.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Web.Qualification;

/// <summary>The checklist on a real desk.</summary>
public sealed class ChecklistPanelTests(PostgresServer postgres)
{
    [Fact]
    public async Task One_click_sets_a_status_and_the_verdict_follows()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await desk.AnswerAsync("money/budget", AnswerStatus.Confirmed);
        await desk.AnswerAsync("problem/pain", AnswerStatus.Confirmed);
        await using var page = new BunitContext();
        var shown = Show(page, desk, wide: true);
        Assert.Contains("Not yet, 1 more", shown.Markup, StringComparison.Ordinal);

        shown.FindAll("[data-row]")[3].QuerySelector("[data-status='2']")!.Change(true);

        shown.WaitForAssertion(() => Assert.Contains("BANT: passes, 3 of 4 confirmed", shown.Find(".c-verdict").TextContent, StringComparison.Ordinal));
        Assert.Equal("Confirmed", shown.FindAll(".c-word")[3].TextContent);
    }

    [Fact]
    public async Task An_amount_is_typed_and_shown_as_people_read_it()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await using var page = new BunitContext();
        var shown = Show(page, desk);

        shown.Find("[data-open]").Click();
        shown.FindAll(".c-value input")[0].Change("40000");
        shown.FindAll(".c-value input")[1].Change("60,000");
        shown.Find(".c-edit textarea").Change("“It is in the plan.”");
        shown.Find(".c-edit").Submit();

        shown.WaitForAssertion(() => Assert.Contains("EUR 40,000–60,000", shown.Find("[data-row]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Claimed", shown.Find(".c-word").TextContent);
    }

    [Fact]
    public async Task What_is_refused_stays_in_its_boxes()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await using var page = new BunitContext();
        var shown = Show(page, desk);
        var evidence = new string('x', 50_000);

        shown.Find("[data-open]").Click();
        shown.Find(".c-edit textarea").Change(evidence);
        shown.Find(".c-edit").Submit();

        shown.WaitForAssertion(() => Assert.Contains("50,000 characters, 10,000 fit", shown.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(evidence, shown.Find(".c-edit textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_being_written_waits_while_another_framework_does_not_ask_for_it()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await using var page = new BunitContext();
        var shown = Show(page, desk);
        shown.Find("[data-open]").Click();
        shown.Find(".c-edit textarea").Change("half a tho");

        Press("MEDDIC");
        shown.WaitForAssertion(() => Assert.Equal("Metrics", shown.Find("[data-open]").TextContent));
        Assert.Empty(shown.FindAll(".c-edit"));
        Press("BANT");

        shown.WaitForAssertion(() => Assert.Equal("half a tho", shown.Find(".c-edit textarea").GetAttribute("value")));

        void Press(string framework) => shown.FindAll("button").Single(button => button.TextContent.Trim() == framework).Click();
    }

    [Fact]
    public async Task A_lead_that_goes_away_takes_nothing_along_that_is_being_written()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await using var page = new BunitContext();
        var shown = Show(page, desk, wide: true);
        shown.Find("[data-open]").Click();
        shown.Find(".c-edit textarea").Change("half a tho");

        Assert.True((await desk.Desk.Get<DeleteLeads>().RunAsync(desk.Dev, LeadChoice.Of(desk.LeadId), QualificationDesk.Stop)).Outcome.Succeeded);

        shown.WaitForAssertion(() => Assert.Contains("This lead is not here any more", shown.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("half a tho", shown.Find(".c-edit textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task Who_answered_in_between_is_said_and_saving_again_puts_mine_in_place()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await desk.AnswerAsync("money/budget", AnswerStatus.Claimed);
        await using var page = new BunitContext();
        var shown = Show(page, desk);
        shown.Find("[data-open]").Click();
        shown.Find(".c-edit textarea").Change("mine");
        await desk.AnswerAsync("money/budget", AnswerStatus.Confirmed, evidence: "theirs", by: desk.Dev);

        shown.Find(".c-edit").Submit();
        shown.WaitForAssertion(() => Assert.Contains("Dev answered Budget in between", shown.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("mine", shown.Find(".c-edit textarea").GetAttribute("value"));
        shown.Find(".c-edit").Submit();

        shown.WaitForAssertion(() => Assert.Empty(shown.FindAll(".c-edit")));
        Assert.Equal("mine", (await desk.ChecklistAsync()).Lines[0].Answer!.Evidence);
    }

    [Fact]
    public async Task An_old_answer_fades_visibly_and_is_confirmed_with_one_click()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await desk.AnswerAsync("money/budget", AnswerStatus.Confirmed);
        desk.Desk.Clock.Now += TimeSpan.FromDays(108);
        await using var page = new BunitContext();
        var shown = Show(page, desk);
        Assert.Contains("108 days old, fading, counts as claimed", shown.Find(".old").TextContent, StringComparison.Ordinal);

        shown.Find(".c-still").Click();

        shown.WaitForAssertion(() => Assert.Empty(shown.FindAll(".old")));
    }

    [Fact]
    public async Task A_key_pressed_too_late_shows_what_the_colleague_wrote_and_keeps_it()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await desk.AnswerAsync("money/budget", AnswerStatus.Claimed, evidence: "old");
        await using var page = new BunitContext();
        var shown = Show(page, desk);
        await desk.AnswerAsync("money/budget", AnswerStatus.Confirmed, evidence: "theirs", by: desk.Dev);

        shown.Find("[data-status='3']").Change(true);
        shown.WaitForAssertion(() => Assert.Contains("theirs", shown.Find(".c-evidence").TextContent, StringComparison.Ordinal));
        Assert.Empty(shown.FindAll(".c-edit"));
        shown.Find("[data-status='3']").Change(true);

        shown.WaitForAssertion(() => Assert.Equal("Proven", shown.Find(".c-word").TextContent));
        Assert.Equal("theirs", (await desk.ChecklistAsync()).Lines[0].Answer!.Evidence);
    }

    [Fact]
    public async Task A_passed_gate_leads_on_to_the_move_and_says_what_nobody_wrote_down()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await desk.Desk.Get<MoveLead>().RunAsync(desk.Mara, desk.LeadId, Stage.Mql, new(Stage.Sal), QualificationDesk.Stop);
        await using var page = new BunitContext();
        var shown = Show(page, desk, wide: true);
        Assert.Empty(shown.FindAll(".c-through"));

        foreach (var row in (int[])[0, 1, 2])
        {
            shown.FindAll("[data-row]")[row].QuerySelector("[data-status='2']")!.Change(true);
            shown.WaitForAssertion(() => Assert.Equal("Confirmed", shown.FindAll(".c-word")[row].TextContent));
        }

        shown.WaitForAssertion(() => Assert.Contains("Without an answer written down: Budget, Authority, Need.", shown.Markup, StringComparison.Ordinal));
        Assert.Contains("Confirmed, no answer written down", shown.Find("[data-row]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Call,", shown.Find("[data-row]").TextContent, StringComparison.Ordinal);
        shown.Find(".c-through").Click();
        shown.WaitForElement("[role=dialog] form").Submit();

        shown.WaitForAssertion(() => Assert.Empty(shown.FindAll(".c-through")));
        Assert.Equal(Stage.Sql, desk.Desk.LeadNow(desk.LeadId).Stage);
    }

    [Fact]
    public async Task Pressing_the_framework_that_is_chosen_changes_nothing()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await using var page = new BunitContext();
        var shown = Show(page, desk);

        await shown.Find("[aria-label=Framework] [aria-pressed=true]").ClickAsync(new());

        using var db = desk.Desk.Open();
        Assert.Empty(db.LeadAssessments);
        Assert.Empty(db.FieldChanges);
    }

    private static IRenderedComponent<ChecklistPanel> Show(BunitContext page, QualificationDesk desk, bool wide = false)
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton<TimeProvider>(desk.Desk.Clock).AddSingleton<AuthenticationStateProvider>(new Visitor(desk.Mara)).AddSingleton<CurrentActor>();
        page.Services.AddFallbackServiceProvider(desk.Desk.Services);
        var shown = page.Render<ChecklistPanel>(parts => parts.AddCascadingValue(ViewerClock.In(null, desk.Desk.Clock)).Add(part => part.LeadId, desk.LeadId).Add(part => part.IsWide, wide));
        shown.WaitForElement("[data-row]");
        return shown;
    }
}
