using AngleSharp.Dom;
using Bunit;
using LeadDesk.Core.Desk.Learning;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Desk.Learning;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Learning;
using LeadDesk.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Web.Learning;

/// <summary>What outcomes say, as a marketer sees it and makes a better model of it.</summary>
public sealed class LearningPageTests : IAsyncDisposable
{
    private readonly LearningDesk learning = new(new TestDesk());
    private readonly BunitContext page = new();
    private readonly Actor marketer;

    public LearningPageTests()
    {
        marketer = learning.Desk.AddPerson("Mara", Role.Marketer);
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton<TimeProvider>(learning.Desk.Clock).AddSingleton<AuthenticationStateProvider>(new Visitor(marketer)).AddSingleton<CurrentActor>();
        page.Services.AddFallbackServiceProvider(learning.Desk.Services);
    }

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public void A_desk_without_leads_says_what_to_do_first()
    {
        var shown = page.Render<LearningPage>();
        shown.WaitForAssertion(() => Assert.Contains("No leads in this period", shown.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_customers_nothing_is_a_finding_and_no_number_is_made_up()
    {
        await learning.FillAsync(won: 0, lost: 60);
        var shown = page.Render<LearningPage>();
        shown.WaitForAssertion(() => Assert.Contains("Nobody became a customer", shown.Markup, StringComparison.Ordinal));
        Assert.Contains("not enough outcomes yet (0 of 40 won)", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("0 customers of 60 leads", shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(shown.FindAll("tbody tr:not(.same)"), row => row.ClosestClass("lift"));
    }

    [Fact]
    public async Task Points_that_were_earned_become_a_draft()
    {
        await learning.Desk.Get<SeedModels>().RunAsync(Actor.Desk, Stop);
        await learning.FillAsync(won: 120, lost: 240);
        var shown = page.Render<LearningPage>();
        shown.WaitForAssertion(() => Assert.Contains("Source: Partner", shown.Markup, StringComparison.Ordinal));
        var answer = (await learning.Desk.Get<OutcomeReport>().AskAsync(marketer, new(null, null, false, new()), null, Stop))!;
        var demo = Assert.Single(answer.Rules, rule => rule.Path.StartsWith("behaviours/", StringComparison.Ordinal) && rule.IsSure);
        Assert.True(demo.Rate > answer.Control && demo.ByCloseRate is > 30 and < 100);

        // The other parts of the page may be drawn between finding and pressing, unless both are done in its own turn.
        await shown.InvokeAsync(() => shown.Find($"input[aria-label='Accept the proposal for {demo.Name}']").ChangeAsync(new ChangeEventArgs { Value = true }));
        await shown.InvokeAsync(() => shown.FindAll("button").First(button => button.TextContent.StartsWith("Make draft from 1", StringComparison.Ordinal)).ClickAsync(new()));
        await using var db = learning.Desk.Open();
        var draft = await db.ScoringModelVersions.SingleAsync(version => version.State == ModelState.Draft, Stop);
        Assert.True(ModelJson.TryRead(draft.Definition, out ModelDefinition? definition).Succeeded);
        Assert.Equal(demo.ByCloseRate, definition!.Behaviours.Single(rule => $"behaviours/{rule.Name}" == demo.Path).Points);
        Assert.EndsWith($"models/{draft.ModelId}", page.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_off_by_grade_becomes_a_draft_that_hands_over_down_to_it()
    {
        await learning.Desk.Get<SeedModels>().RunAsync(Actor.Desk, Stop);
        await learning.FillAsync(won: 120, lost: 240);
        var shown = page.Render<LearningPage>();
        shown.WaitForAssertion(() => Assert.Contains("Recommended for MQL", shown.Markup, StringComparison.Ordinal));
        Assert.Contains("A model hands over by grade, not by score.", shown.Markup, StringComparison.Ordinal);
        await shown.InvokeAsync(() => shown.FindAll("input[name=cutoff]")[1].ChangeAsync(new ChangeEventArgs { Value = "on" }));
        await shown.InvokeAsync(() => shown.Find("#cut").InputAsync(new ChangeEventArgs { Value = "12" }));
        await shown.InvokeAsync(() => shown.FindAll("button").First(button => button.TextContent == "Hand over down to B2 as draft").ClickAsync(new()));

        await using var db = learning.Desk.Open();
        var draft = await db.ScoringModelVersions.SingleAsync(version => version.State == ModelState.Draft, Stop);
        Assert.True(ModelJson.TryRead(draft.Definition, out ModelDefinition? definition).Succeeded);
        Assert.Equal(["A1", "A2", "B1", "B2"], definition!.Matrix.Where(entry => entry.Treatment == Treatment.HandOver).Select(entry => entry.Cell).Order());
        Assert.Equal(Treatment.Nurture, definition.Matrix.Single(entry => entry.Cell == "A3").Treatment);
    }

    [Fact]
    public async Task A_segment_narrows_the_page_and_one_that_is_not_there_shows_nobody()
    {
        await learning.FillAsync(won: 30, lost: 60);
        var (outcome, id) = await learning.Desk.Get<SaveSegment>().RunAsync(marketer, new(null, "Partners", new Condition.Test("source", TestOperator.IsAnyOf, ["Partner"]), false, 0), Stop);
        Assert.True(outcome.Succeeded);
        var shown = page.Render<LearningPage>();
        shown.WaitForAssertion(() => Assert.Contains("30 customers of 90 leads", shown.Markup, StringComparison.Ordinal));
        var navigation = page.Services.GetRequiredService<NavigationManager>();
        await shown.InvokeAsync(() => shown.Find("#segment").ChangeAsync(new ChangeEventArgs { Value = $"{id}" }));
        Assert.EndsWith($"?segment={id}", navigation.Uri, StringComparison.Ordinal);
        shown.WaitForAssertion(() => Assert.Contains("segment Partners", shown.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("of 90 leads", shown.Markup, StringComparison.Ordinal);
        Assert.Contains($"segment={id}", shown.Find("a[download]").GetAttribute("href"), StringComparison.Ordinal);

        // Somebody else's segment, and what is none at all.
        Assert.Equal(0, (await learning.Desk.Get<OutcomeReport>().AskAsync(Actor.Person(99, "Other", Role.Manager), new(null, null, false, new() { SegmentId = id }), null, Stop))!.Leads);
        await shown.InvokeAsync(() => navigation.NavigateTo("learning?segment=fair&days=soon"));
        shown.WaitForAssertion(() => Assert.Contains("There is no such segment", shown.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reps_do_not_see_it_and_managers_make_no_drafts()
    {
        await learning.Desk.Get<SeedModels>().RunAsync(Actor.Desk, Stop);
        await learning.FillAsync(won: 30, lost: 60);
        var report = learning.Desk.Get<OutcomeReport>();
        Assert.Null(await report.AskAsync(Actor.Person(8, "Rita", Role.Rep), new(null, null, false, new()), null, Stop));
        Assert.Null(await learning.Desk.Get<ModelImpact>().AskAsync(Actor.Person(8, "Rita", Role.Rep), Stop));
        var answer = (await report.AskAsync(marketer, new(null, null, false, new()), null, Stop))!;
        var refused = await learning.Desk.Get<AcceptProposals>().RunAsync(Actor.Person(9, "Mo", Role.Manager), answer.VersionId!.Value, new() { HandOverTo = Cell.Worst }, Stop);
        Assert.Contains("Only a marketer", refused.Outcome.Refusal, StringComparison.Ordinal);
        Assert.Contains("No proposal", (await learning.Desk.Get<AcceptProposals>().RunAsync(marketer, answer.VersionId.Value, new(), Stop)).Outcome.Refusal, StringComparison.Ordinal);
    }

    // The same leads by the day they were closed, which leaves open ones out, and for a source that nobody has.
    [Fact]
    public async Task Period_cohort_and_segment_choose_the_leads()
    {
        await learning.FillAsync(won: 30, lost: 60, open: 10);
        var report = learning.Desk.Get<OutcomeReport>();
        var all = (await report.AskAsync(marketer, new(null, null, false, new()), null, Stop))!;
        var closed = (await report.AskAsync(marketer, new(null, null, true, new()), null, Stop))!;
        var partners = (await report.AskAsync(marketer, new(null, null, false, new() { Sources = ["Partner"] }), null, Stop))!;
        var none = (await report.AskAsync(marketer, new(new(2030, 1, 1), null, false, new()), null, Stop))!;
        Assert.Equal((100, 30, 90, 90), (all.Leads, all.Won, closed.Leads, all.Closed));
        Assert.True(partners.Leads is > 0 and < 100 && partners.Control > all.Control);
        Assert.Equal((0, null, true), (none.Leads, none.Control, none.Interval.High == 1));
    }

    public async ValueTask DisposeAsync()
    {
        await page.DisposeAsync();
        learning.Dispose();
    }
}

file static class Elements
{
    public static bool ClosestClass(this IElement element, string name) => element.Closest("." + name) is not null;
}
