using LeadDesk.Tests.Support;
using Microsoft.Playwright;

namespace LeadDesk.Tests.Browser;

/// <summary>A manager settles who gets which leads, and sees what it would do.</summary>
[Collection(BrowserTests.Name)]
public sealed class RoutingJourneyTests(BrowserFixture browsers)
{
    [Fact]
    public async Task A_rule_is_made_moved_by_keys_and_tried_on_the_last_month()
    {
        await using var app = new TestApp();
        await using var browser = await browsers.SignInAsync(app, "manager@leaddesk.demo", "admin/routing");
        var page = browser.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a rule" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Germans");
        await page.GetByRole(AriaRole.Button, new() { Name = "where", Exact = true }).ClickAsync();
        var condition = page.GetByRole(AriaRole.Group, new() { Name = "Condition 1" });
        await condition.Locator("select").First.SelectOptionAsync("country");
        await condition.GetByLabel("Values of condition 1").FillAsync("Germany");
        Assert.Empty(await browser.BarriersAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        var rules = page.Locator(".r-rules li");
        await Assertions.Expect(rules).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change rule Germans" }).FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(rules.First).ToContainTextAsync("Germans");

        await page.GetByRole(AriaRole.Button, new() { Name = "Simulate" }).ClickAsync();
        await Assertions.Expect(page.Locator(".r-sum")).ToContainTextAsync("would have another owner");
        Assert.Empty(await browser.BarriersAsync());
        await browser.TakeAsync("routing");

        await page.GotoAsync("reports/fairness");
        await Assertions.Expect(page.Locator(".r-people").First).ToContainTextAsync("Mara Lindvall");
    }
}
