using LeadDesk.Tests.Support;
using Microsoft.Playwright;

namespace LeadDesk.Tests.Browser;

/// <summary>A rep qualifies a lead; the mouse stays where it is.</summary>
[Collection(BrowserTests.Name)]
public sealed class QualifyJourneyTests(BrowserFixture browsers)
{
    private static readonly string[] Frameworks = ["CHAMP", "MEDDIC", "MEDDPICC", "GPCTBA/C&I", "BANT"];

    [Fact]
    public async Task A_rep_qualifies_a_lead_end_to_end_by_keyboard_alone()
    {
        await using var app = new TestApp();
        await using var browser = await browsers.SignInAsync(app, "rep@leaddesk.demo", "leads?stage=mql");
        var page = browser.Page;
        await Assertions.Expect(page.Locator(".leads-name").First).ToBeVisibleAsync();
        await page.TabToAsync(".leads-name");
        await page.Keyboard.PressAsync("Enter");

        await MoveAsync(page, "SAL");
        await Assertions.Expect(page.Locator("summary[aria-label='Stage SAL, move']")).ToBeVisibleAsync();

        await AnswerAsync(page, ("Budget", 2), ("Authority", 3), ("Need", 2), ("Timeline", 1));
        await Assertions.Expect(page.GetByText("BANT: passes, 3 of 4 confirmed")).ToBeVisibleAsync();
        Assert.Empty(await browser.BarriersAsync());
        await browser.TakeAsync("lead-qualified");

        await page.Keyboard.PressAsync("Control+Home");
        await MoveAsync(page, "SQL");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("BANT: passes");
        Assert.Empty(await browser.BarriersAsync());
        await page.TabToAsync(".ld-dialog button.go");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("summary[aria-label='Stage SQL, move']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".ld-time").GetByText("Buyer proven")).ToBeVisibleAsync();
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Switching_among_all_frameworks_keeps_what_is_known()
    {
        await using var app = new TestApp();
        await using var browser = await browsers.SignInAsync(app, "rep@leaddesk.demo", "leads?stage=mql");
        var page = browser.Page;
        await page.Locator(".leads-name").First.ClickAsync();
        await AnswerAsync(page, ("Budget", 2), ("Authority", 3), ("Need", 2), ("Timeline", 1));
        await Assertions.Expect(page.Locator(".c-word", new() { HasText = "Claimed" })).ToHaveCountAsync(1);
        var known = await page.Locator(".c-word").AllInnerTextsAsync();

        foreach (var framework in Frameworks)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = framework, Exact = true }).ClickAsync();
            await Assertions.Expect(page.GetByText($"{framework}:").First).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".c-word", new() { HasText = "Proven" })).ToHaveCountAsync(1);
        }

        Assert.Equal(known, await page.Locator(".c-word").AllInnerTextsAsync());
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task On_its_own_page_the_checklist_is_answered_and_the_call_is_logged_by_keys()
    {
        await using var app = new TestApp();
        await using var browser = await browsers.SignInAsync(app, "rep@leaddesk.demo", "leads?stage=mql");
        var page = browser.Page;
        var lead = await page.Locator(".leads-name").First.GetAttributeAsync("href");
        await page.GotoAsync($"{app.Address}{lead!.TrimStart('/')}/checklist");

        // It begins at its first question, without a Tab.
        await Assertions.Expect(page.Locator("[data-open]:focus")).ToHaveTextAsync("Budget");
        await page.Keyboard.PressAsync("2");
        await Assertions.Expect(page.Locator("[data-row]").First.Locator("[data-status='2']")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync("#evidence-authority");
        await page.Keyboard.TypeAsync("She signs up to 50,000");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("[data-row]").Nth(1)).ToContainTextAsync("She signs up to 50,000");

        await page.Keyboard.PressAsync("c");
        await Assertions.Expect(page.Locator(".c-guide")).ToContainTextAsync("Still open, in order");
        Assert.Empty(await browser.BarriersAsync());
        await page.Keyboard.PressAsync("l");
        await Assertions.Expect(page.GetByText("Reached logged, back in the queue")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".c-guide")).ToHaveCountAsync(0);
        Assert.Empty(browser.Complaints);
    }

    private static async Task MoveAsync(IPage page, string stage)
    {
        await page.TabToAsync("summary.lead-pick[aria-label^='Stage']");
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync(".ld-item", stage);
        await page.Keyboard.PressAsync("Enter");
    }

    // The rows are entered by Tab; from then on arrows and digits do.
    private static async Task AnswerAsync(IPage page, params (string Element, int Status)[] answers)
    {
        await Assertions.Expect(page.Locator("[data-open]").First).ToBeVisibleAsync();
        await page.TabToAsync("[data-open]");

        foreach (var (element, status) in answers)
        {
            await Assertions.Expect(page.Locator("[data-open]:focus")).ToHaveTextAsync(element);
            await page.Keyboard.PressAsync($"{status}");
            await Assertions.Expect(page.Locator("[data-row]", new() { Has = page.Locator("[data-open]:focus") }).Locator($"[data-status='{status}']")).ToBeCheckedAsync();
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }
}
