using LeadDesk.Tests.Support;
using Microsoft.Playwright;

namespace LeadDesk.Tests.Browser;

/// <summary>Somebody knows better than the score, by keyboard, and changes their mind.</summary>
[Collection(BrowserTests.Name)]
public sealed class OverrideJourneyTests(BrowserFixture browsers)
{
    [Fact]
    public async Task A_grade_is_pinned_on_the_lead_page_marked_in_the_list_and_let_go()
    {
        await using var app = new TestApp();
        await using var browser = await browsers.SignInAsync(app, "manager@leaddesk.demo", "leads?stage=mql");
        var page = browser.Page;
        var name = await page.Locator(".leads-name").First.InnerTextAsync();
        await page.Locator(".leads-name").First.ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Override grade" }).ClickAsync();
        await page.Locator(".pin-grid input:checked").FocusAsync();
        await page.Locator(".pin-grid input[value=A1]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.GetByLabel("Reason").FillAsync("They told me at the fair");
        await page.GetByText("1 month").ClickAsync();
        Assert.Empty(await browser.BarriersAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Pin to A2" }).ClickAsync();

        var note = page.GetByRole(AriaRole.Region, new() { Name = "Pinned grade" });
        await Assertions.Expect(note).ToContainTextAsync("Pinned to A2");
        await Assertions.Expect(note).ToContainTextAsync("“They told me at the fair”");
        await Assertions.Expect(page.Locator(".hist-step")).ToContainTextAsync("override: Pinned to A2");
        Assert.Empty(await browser.BarriersAsync());
        await browser.TakeAsync("lead-pinned");

        await page.GotoAsync("leads?q=" + Uri.EscapeDataString(name));
        await Assertions.Expect(page.Locator(".ld-grade.pinned").First).ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex("pinned by a person until"));
        await page.Locator(".leads-name").First.ClickAsync();
        await note.GetByRole(AriaRole.Button, new() { Name = "End override" }).ClickAsync();
        await Assertions.Expect(note).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Override grade" })).ToBeVisibleAsync();
        Assert.Empty(browser.Complaints);
    }
}
