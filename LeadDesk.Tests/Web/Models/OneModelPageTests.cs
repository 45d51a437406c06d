using Bunit;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Models;
using LeadDesk.Web.Security;
using LeadDesk.Web.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Web.Models;

/// <summary>The states of the editor's page on a real desk.</summary>
public sealed class OneModelPageTests : IDisposable
{
    private readonly TestDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task A_draft_can_be_edited_by_a_marketer_and_only_read_by_a_manager()
    {
        await desk.Get<CreateModel>().FromTemplateAsync(desk.AddPerson("Mia", Role.Marketer), "consumer", null, Xunit.TestContext.Current.CancellationToken);

        await using var page = new BunitContext();
        var shown = Show(page, desk.AddPerson("Dev", Role.Marketer));
        Assert.Contains("Nothing stands in the way of publishing.", shown.Find(".m-foot").TextContent, StringComparison.Ordinal);
        Assert.Equal(4, shown.FindAll("[aria-label^='Weight of']").Count);

        await using var another = new BunitContext();
        var read = Show(another, desk.AddPerson("Max", Role.Manager));
        Assert.Empty(read.FindAll("[aria-label^='Weight of'], [data-undo]"));
        Assert.Contains("reading along", read.Find(".m-foot").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_weight_is_said_and_what_is_published_stands_beside()
    {
        var mia = desk.AddPerson("Mia", Role.Marketer);
        await desk.Get<CreateModel>().FromTemplateAsync(mia, "consumer", null, Xunit.TestContext.Current.CancellationToken);
        var draft = (await desk.Get<ModelPage>().RunAsync(mia, 1, Xunit.TestContext.Current.CancellationToken))!.DraftVersion!;
        await desk.Get<PublishModel>().RunAsync(mia, draft.Id, draft.Stamp, null, false, Xunit.TestContext.Current.CancellationToken);
        await using var page = new BunitContext();
        var shown = Show(page, mia);

        shown.FindAll("button").First(button => button.TextContent == "Start a draft").Click();
        shown.WaitForElement("[aria-label='Weight of Source in percent']");
        shown.Find("[aria-label='Weight of Source in percent']").Input("25");

        shown.WaitForAssertion(() => Assert.Equal("30 %", shown.Find(".chg").TextContent));
        Assert.Contains("5 % is missing", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("sum to 95 %", shown.Find(".m-refused").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 change since v1", shown.Markup, StringComparison.Ordinal);
        shown.Find("[data-undo]").Click();
        shown.WaitForAssertion(() => Assert.Empty(shown.FindAll(".chg")));
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_said_to_be_missing()
    {
        await using var page = new BunitContext();

        Assert.Contains("There is no such scoring model", Show(page, desk.AddPerson("Mia", Role.Marketer)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_for_a_segment_and_one_that_no_model_can_be_for_is_explained()
    {
        var mia = desk.AddPerson("Mia", Role.Marketer);
        await desk.Get<CreateModel>().EmptyAsync(mia, "Fleet", Xunit.TestContext.Current.CancellationToken);
        await using var page = new BunitContext();
        var shown = Show(page, mia);

        shown.Find("[aria-label='Edit name and for whom']").Click();
        shown.Find(".m-open select").Change("segment.3");

        Assert.Contains("In segment Hot, but nobody’s", shown.Find(".m-about").TextContent, StringComparison.Ordinal);
        Assert.Contains("asks for Grade, Has an owner, Stage, which only the database knows", shown.Find(".m-findings").TextContent, StringComparison.Ordinal);
        Assert.Contains("until the draft is published", shown.Find(".m-open").TextContent, StringComparison.Ordinal);
        shown.Find(".m-open .m-attribute summary").ParentElement!.TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Contains(shown.FindAll("[aria-label=Segments] button"), button => button.TextContent.Trim() == "In segment Recycled and due");
    }

    private IRenderedComponent<OneModelPage> Show(BunitContext page, Actor person)
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton<TimeProvider>(desk.Clock).AddSingleton<AuthenticationStateProvider>(new Visitor(person)).AddSingleton<CurrentActor>().AddSingleton<DraftShelf>().AddTransient(services => new DraftSession(
            desk.Get<ModelPage>(), desk.Get<StartDraft>(), desk.Get<SaveDraft>(), desk.Get<ModelHub>(), services.GetRequiredService<DraftShelf>(), services.GetRequiredService<CurrentActor>(), desk.Clock));
        page.Services.AddFallbackServiceProvider(desk.Services);
        var shown = page.Render<OneModelPage>(parts => parts.AddCascadingValue(ViewerClock.In(null, desk.Clock)).Add(part => part.Id, 1));
        shown.WaitForState(() => !shown.Markup.Contains("aria-busy", StringComparison.Ordinal));
        return shown;
    }
}
