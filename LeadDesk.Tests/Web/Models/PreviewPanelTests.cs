using Bunit;
using LeadDesk.Core;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Models.Preview;
using LeadDesk.Web.Security;
using LeadDesk.Web.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Web.Models;

/// <summary>The states of the preview on a real desk: nothing yet, waiting, told, outdated.</summary>
public sealed class PreviewPanelTests : IAsyncDisposable
{
    private readonly TestDesk desk = new();
    private readonly BunitContext page = new();
    private readonly Actor mia;

    public PreviewPanelTests()
    {
        mia = desk.AddPerson("Mia", Role.Marketer);
        using var db = desk.Open();
        db.Leads.AddRange(Enumerable.Range(0, 12).Select(i => new Lead { LastName = $"Lead {i}", Market = "consumer", ProductInterest = "Boots", Phone = "+44 20 7946 0000", Source = "Referral", CreatedAt = desk.Clock.Now.AddDays(-20) }));
        db.SaveChanges();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton<TimeProvider>(desk.Clock).AddSingleton<AuthenticationStateProvider>(new Visitor(mia)).AddSingleton<CurrentActor>();
        page.Services.AddFallbackServiceProvider(desk.Services);
    }

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await page.DisposeAsync();
        desk.Dispose();
    }

    [Fact]
    public async Task Before_the_first_preview_it_says_what_one_is_good_for_and_then_waits_its_turn()
    {
        var shown = Show(await ModelAsync("Ours"));
        Assert.Contains("before anything happens", shown.Markup, StringComparison.Ordinal);

        Button(shown, "Preview").Click();

        shown.WaitForAssertion(() => Assert.Contains("Waits for another job to end", shown.Markup, StringComparison.Ordinal));
        Button(shown, "Cancel").Click();
        shown.WaitForAssertion(() => Assert.Contains("before anything happens", shown.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_figures_are_shown_when_the_job_is_done()
    {
        var model = await ModelAsync("Ours");
        var shown = Show(model);
        Assert.Equal(Outcome.Done, (await desk.Get<PreviewModel>().RunAsync(mia, model.DraftVersion!.Id, Stop)).Outcome);

        await desk.Get<JobRunner>().RunNextAsync(Stop);

        shown.WaitForAssertion(() => Assert.Contains("12 leads checked", shown.Markup, StringComparison.Ordinal));
        Assert.Contains("Would fire once", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("nothing to judge by", shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Preview again", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_draft_makes_it_outdated()
    {
        var model = await ToldAsync();
        var shown = Show(model);

        shown.Render(parts => parts.Add(part => part.Definition, model.Draft! with { FitWeight = 12 }));

        Assert.Contains("1 change since this preview.", shown.Find(".p-old").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_publishes_makes_it_outdated_at_once()
    {
        var shown = Show(await ToldAsync());
        Assert.Empty(shown.FindAll(".p-old"));
        var another = (await ModelAsync("Another")).DraftVersion!;

        Assert.Equal(Outcome.Done, (await desk.Get<PublishModel>().RunAsync(mia, another.Id, another.Stamp, null, false, Stop)).Outcome);

        shown.WaitForAssertion(() => Assert.Contains("Other models are in use since this preview.", shown.Find(".p-old").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_says_when_the_draft_it_shows_is_published_by_somebody_else()
    {
        var model = await ToldAsync();
        var shown = page.Render<PreviewPage>(parts => parts.AddCascadingValue(ViewerClock.In(null, desk.Clock)).Add(part => part.ModelId, model.Id));
        shown.WaitForAssertion(() => Assert.Contains("Every flow", shown.Markup, StringComparison.Ordinal));

        Assert.Equal(Outcome.Done, (await desk.Get<PublishModel>().RunAsync(mia, model.DraftVersion!.Id, model.DraftVersion.Stamp, null, false, Stop)).Outcome);

        shown.WaitForAssertion(() => Assert.Contains("There is no draft to preview", shown.Markup, StringComparison.Ordinal));
    }

    private async Task<ModelAtHand> ModelAsync(string name)
    {
        var (outcome, id) = await desk.Get<CreateModel>().FromTemplateAsync(mia, "consumer", name, Stop);
        Assert.Equal(Outcome.Done, outcome);
        return (await desk.Get<ModelPage>().RunAsync(mia, id, Stop))!;
    }

    private async Task<ModelAtHand> ToldAsync()
    {
        var model = await ModelAsync("Ours");
        await desk.Get<PreviewModel>().RunAsync(mia, model.DraftVersion!.Id, Stop);
        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));
        return model;
    }

    private IRenderedComponent<PreviewPanel> Show(ModelAtHand model)
    {
        var shown = page.Render<PreviewPanel>(parts => parts.AddCascadingValue(ViewerClock.In(null, desk.Clock))
            .Add(part => part.ModelId, model.Id).Add(part => part.Definition, model.Draft!).Add(part => part.DraftVersion, model.DraftVersion!));
        shown.WaitForState(() => !shown.Markup.Contains("aria-busy", StringComparison.Ordinal));
        return shown;
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<PreviewPanel> shown, string words) => shown.FindAll("button").First(button => button.TextContent.Trim() == words);
}
