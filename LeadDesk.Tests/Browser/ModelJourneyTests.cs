using LeadDesk.Tests.Support;
using Microsoft.Playwright;

namespace LeadDesk.Tests.Browser;

/// <summary>A marketer makes working models without a mouse, from a template and from nothing.</summary>
[Collection(BrowserTests.Name)]
public sealed class ModelJourneyTests(BrowserFixture browsers)
{
    [Fact]
    public async Task A_model_from_a_template_is_tuned_and_published_by_keyboard()
    {
        await using var app = new TestApp();
        await using var browser = await browsers.SignInAsync(app, "marketer@leaddesk.demo", "models");
        var page = browser.Page;

        await BeginAsync(page, "Enterprise software", "B2B software");
        var weight = page.GetByLabel("Weight of Industry in percent");
        await weight.FillAsync("20,5");
        await Assertions.Expect(page.GetByText("weights sum to 95.5 %: 4.5 % is missing")).ToBeVisibleAsync();
        await Assertions.Expect(Button(page, "Publish…")).ToBeVisibleAsync();
        await page.GetByLabel("Weight of Country in percent").FillAsync("14.5");
        await Assertions.Expect(page.GetByText("Nothing stands in the way of publishing.")).ToBeVisibleAsync();
        await browser.TakeAsync("model-template");

        await Button(page, "Edit Seniority").PressAsync("Enter");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.GetByLabel("Weight of Country in percent")).ToHaveValueAsync("10");
        await page.Keyboard.PressAsync("Control+Shift+Z");
        await Assertions.Expect(page.GetByLabel("Weight of Country in percent")).ToHaveValueAsync("14.5");

        await PublishAsync(page, "First version for the enterprise team");
        await browser.TakeAsync("model-published");
        await page.GotoAsync("models");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Enterprise software" })).ToContainTextAsync("v1");
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task An_empty_model_becomes_a_working_one_by_keyboard()
    {
        await using var app = new TestApp();
        await using var browser = await browsers.SignInAsync(app, "marketer@leaddesk.demo", "models");
        var page = browser.Page;

        await BeginAsync(page, "Chiefs", "Empty");
        await Button(page, "Criterion").PressAsync("Enter");
        await TypeAsync(page.GetByLabel("Name", new() { Exact = true }), "Title");
        await Button(page, "Tier").PressAsync("Enter");
        await TypeAsync(page.GetByLabel("Add to values"), "chief, head, \"director, sales\"");
        await Assertions.Expect(page.GetByText("Job title contains any of: chief, head, director, sales").First).ToBeVisibleAsync();

        await Button(page, "Behaviour").PressAsync("Enter");
        await page.Locator(".m-form label").Filter(new() { HasText = "Event" }).Locator("select").SelectOptionAsync("demo-requested");
        await page.GetByLabel("Points of New behaviour, each time").FillAsync("80");
        await TypeAsync(page.GetByLabel("Name", new() { Exact = true }).Last, "Demo wanted");
        await Assertions.Expect(page.Locator(".ld-bar [role=status]")).ToContainTextAsync("Saved");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("Points of Demo wanted")).ToHaveValueAsync("80");
        await browser.TakeAsync("model-from-nothing");
        Assert.Empty(await browser.BarriersAsync());

        await PublishAsync(page, "");
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task A_rep_is_not_shown_models()
    {
        await using var app = new TestApp();
        await using var browser = await browsers.SignInAsync(app, "rep@leaddesk.demo", "queue");

        foreach (var path in (string[])["models", "models/1", "models/1/versions"])
        {
            await browser.Page.GotoAsync(path);
            await Assertions.Expect(browser.Page.GetByText("There is no such page")).ToBeVisibleAsync();
        }

        await Assertions.Expect(browser.Page.GetByRole(AriaRole.Link, new() { Name = "Models" })).ToHaveCountAsync(0);
        Assert.Equal(404, (await browser.Page.Context.APIRequest.GetAsync("models/1/model.json")).Status);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task TypeAsync(ILocator field, string text)
    {
        await field.FillAsync(text);
        await field.PressAsync("Enter");
    }

    private static async Task BeginAsync(IPage page, string name, string template)
    {
        await Button(page, "New model").PressAsync("Enter");
        await Assertions.Expect(page.GetByPlaceholder("The template's name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(name);
        await page.Keyboard.PressAsync("Tab");
        await page.Locator(".m-card").Filter(new() { HasText = template }).First.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = name })).ToBeVisibleAsync();
        await Assertions.Expect(Button(page, "Publish…")).ToBeVisibleAsync();
    }

    private static async Task PublishAsync(IPage page, string note)
    {
        await Button(page, "Publish…").PressAsync("Enter");
        await page.GetByLabel("What changed, and why").FillAsync(note);
        await Button(page, "Publish").PressAsync("Enter");
        await Assertions.Expect(page.GetByText("All leads are rated by the new version")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(Button(page, "Start a draft")).ToBeVisibleAsync();
    }
}
