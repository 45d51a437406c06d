using LeadDesk.Tests.Support;
using Microsoft.Playwright;

namespace LeadDesk.Tests.Browser;

/// <summary>The queue by keyboard, between two people, and on a phone.</summary>
[Collection(BrowserTests.Name)]
public sealed class QueueJourneyTests(BrowserFixture browsers)
{
    private const string Selected = ".q-row[aria-current] b";

    [Fact]
    public async Task Twenty_leads_are_dealt_with_by_keyboard_alone()
    {
        await using var app = new TestApp();
        await using var browser = await browsers.SignInAsync(app, "rep@leaddesk.demo", "queue");
        var page = browser.Page;
        await Assertions.Expect(page.Locator(Selected)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#ld-keys")).ToBeAttachedAsync();

        for (var round = 0; round < 20; round++)
        {
            var name = await page.Locator(Selected).InnerTextAsync();
            await DealWithAsync(page, round);
            await Assertions.Expect(page.Locator(".q-left .ld-toast")).ToContainTextAsync(name);
            await Assertions.Expect(page.Locator(Selected)).Not.ToHaveTextAsync(name);
        }

        // Every fifth was skipped, which is no deed.
        await Assertions.Expect(page.Locator(".q-day b")).ToHaveTextAsync("16");
        var last = await page.Locator(Selected).InnerTextAsync();
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.Locator(Selected)).Not.ToHaveTextAsync(last);
        await page.Keyboard.PressAsync("z");
        await Assertions.Expect(page.Locator(Selected)).ToHaveTextAsync(last);
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Plan the next step");
        Assert.Empty(await browser.BarriersAsync());
        await page.Keyboard.PressAsync("Escape");
        await browser.TakeAsync("queue-by-keys");
        Assert.Empty(await browser.BarriersAsync());
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Two_people_see_each_others_deeds_within_two_seconds()
    {
        await using var app = new TestApp();
        await using var mara = await browsers.SignInAsync(app, "rep@leaddesk.demo", "queue?show=free");
        await using var jonas = await browsers.SignInAsync(app, "rep2@leaddesk.demo", "queue?show=free");
        await Assertions.Expect(mara.Page.Locator(Selected)).ToBeVisibleAsync();
        await Assertions.Expect(jonas.Page.Locator(Selected)).ToBeVisibleAsync();
        var name = await mara.Page.Locator(Selected).InnerTextAsync();
        await Assertions.Expect(jonas.Page.Locator(Selected)).ToHaveTextAsync(name);
        await jonas.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(jonas.Page.Locator(Selected)).Not.ToHaveTextAsync(name);
        var place = await jonas.Page.Locator(Selected).InnerTextAsync();

        await mara.Page.Keyboard.PressAsync("2");
        await Assertions.Expect(mara.Page.Locator(".q-left .ld-toast")).ToContainTextAsync(name);

        await Assertions.Expect(jonas.Page.Locator(".q-row b", new() { HasText = name })).ToHaveCountAsync(0, new() { Timeout = 2000 });
        await Assertions.Expect(jonas.Page.Locator(Selected)).ToHaveTextAsync(place);
        await mara.Page.Keyboard.PressAsync("z");
        await Assertions.Expect(jonas.Page.Locator(".q-row b", new() { HasText = name })).ToHaveCountAsync(1, new() { Timeout = 2000 });
    }

    [Fact]
    public async Task Keys_are_silent_while_something_is_typed_and_work_on_a_cyrillic_keyboard()
    {
        await using var app = new TestApp();
        await using var browser = await browsers.SignInAsync(app, "rep@leaddesk.demo", "queue");
        var page = browser.Page;
        await Assertions.Expect(page.Locator(Selected)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#ld-keys")).ToBeAttachedAsync();
        var name = await page.Locator(Selected).InnerTextAsync();

        await CyrillicAsync(page, "т", "KeyN");
        await Assertions.Expect(page.GetByPlaceholder("Note")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("just a chat ? / 123");
        await Assertions.Expect(page.GetByPlaceholder("Note")).ToHaveValueAsync("just a chat ? / 123");
        Assert.Equal(name, await page.Locator(Selected).InnerTextAsync());
        Assert.Equal(0, await page.Locator(".q-left .ld-toast, .ld-dialog").CountAsync());

        await page.Keyboard.PressAsync("Escape");
        await CyrillicAsync(page, "о", "KeyJ");
        await Assertions.Expect(page.Locator(Selected)).Not.ToHaveTextAsync(name);
        await CyrillicAsync(page, "л", "KeyK");
        await Assertions.Expect(page.Locator(Selected)).ToHaveTextAsync(name);
        await CyrillicAsync(page, "л", "KeyK", control: true);
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Search or command" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_command_list_leads_to_pages_leads_and_deeds_and_own_keys_count()
    {
        await using var app = new TestApp();
        await using var browser = await browsers.SignInAsync(app, "rep@leaddesk.demo", "queue");
        var page = browser.Page;
        await Assertions.Expect(page.Locator(Selected)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#ld-keys")).ToBeAttachedAsync();
        var name = await page.Locator(Selected).InnerTextAsync();
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync(name);
        await Assertions.Expect(page.GetByRole(AriaRole.Option, new() { Name = name })).ToBeVisibleAsync();
        Assert.Empty(await browser.BarriersAsync());
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/leads/\\d+$"));

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("your keys");
        await Assertions.Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Skip: it comes again after the others").FillAsync("v");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Saved. Your open pages know already.")).ToBeVisibleAsync();

        await page.GotoAsync("queue");
        await Assertions.Expect(page.Locator(Selected)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#ld-keys")).ToBeAttachedAsync();
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("v");
        await Assertions.Expect(page.Locator(".q-left .ld-toast")).ToContainTextAsync("skipped");
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task A_click_leaves_the_keys_working_and_coming_back_from_a_lead_finds_the_place()
    {
        await using var app = new TestApp();
        await using var browser = await browsers.SignInAsync(app, "rep@leaddesk.demo", "queue");
        var page = browser.Page;
        await Assertions.Expect(page.Locator("#ld-keys")).ToBeAttachedAsync();
        await page.Locator(".q-row").Nth(1).ClickAsync();
        var second = await page.Locator(".q-row b").Nth(1).InnerTextAsync();
        await Assertions.Expect(page.Locator(Selected)).ToHaveTextAsync(second);

        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator(Selected)).Not.ToHaveTextAsync(second);
        var third = await page.Locator(Selected).InnerTextAsync();
        await Assertions.Expect(page.Locator(".q-name")).ToHaveTextAsync(third);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(third);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(Selected)).ToHaveTextAsync(third);
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task On_a_phone_the_deeds_lie_at_the_thumb_and_the_next_lead_opens()
    {
        await using var app = new TestApp();
        await using var browser = await browsers.SignInAsync(app, "rep@leaddesk.demo", "queue", width: 390, height: 844);
        var page = browser.Page;
        await page.Locator(".q-row").First.ClickAsync();
        var skip = page.Locator("[data-do=skip]");
        await Assertions.Expect(skip).ToBeInViewportAsync();
        var box = (await skip.BoundingBoxAsync())!;
        Assert.InRange(box.Y, 844 / 2, 844);
        Assert.InRange(box.Height, 44, 80);
        await browser.TakeAsync("queue-lead-phone");
        Assert.Empty(await browser.BarriersAsync());
        var name = await page.Locator(".q-name").InnerTextAsync();

        await skip.ClickAsync();

        await Assertions.Expect(page.Locator(".q-name")).Not.ToHaveTextAsync(name);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeInViewportAsync();
        await browser.TakeAsync("queue-after-deed-phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Back to the queue" }).ClickAsync();
        await Assertions.Expect(page.Locator(".q-row").First).ToBeVisibleAsync();
    }

    private static async Task DealWithAsync(IPage page, int round)
    {
        switch (round % 5)
        {
            case 0:
                await page.Keyboard.PressAsync("x");
                break;
            case 1:
                await page.Keyboard.PressAsync("s");
                await Assertions.Expect(page.Locator(".q-acts .ld-item:focus")).ToBeVisibleAsync();
                await page.Keyboard.PressAsync("ArrowDown");
                await page.Keyboard.PressAsync("Enter");
                break;
            case 2:
                await page.Keyboard.PressAsync("r");
                await Assertions.Expect(page.Locator(".ld-dialog input:focus")).ToBeVisibleAsync();
                await page.Keyboard.PressAsync("Space");
                await page.Keyboard.PressAsync("Enter");
                break;
            case 3:
                await page.Keyboard.PressAsync("t");
                await Assertions.Expect(page.Locator(".ld-dialog input:focus")).ToBeVisibleAsync();
                await page.Keyboard.TypeAsync("Send the offer");
                await page.Keyboard.PressAsync("Enter");
                break;
            default:
                await page.Keyboard.PressAsync("n");
                await Assertions.Expect(page.GetByPlaceholder("Note")).ToBeFocusedAsync();
                await page.Keyboard.TypeAsync("Left word");
                await page.Keyboard.PressAsync("Escape");
                await page.Keyboard.PressAsync("3");
                break;
        }
    }

    // As a keyboard with other letters sends it: its own sign, and the place on the board.
    private static async Task CyrillicAsync(IPage page, string sign, string place, bool control = false)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var modifiers = control ? 2 : 0;
        await session.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = control ? "rawKeyDown" : "keyDown", ["key"] = sign, ["code"] = place, ["text"] = control ? "" : sign, ["modifiers"] = modifiers });
        await session.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = sign, ["code"] = place, ["modifiers"] = modifiers });
        await session.DetachAsync();
    }
}
