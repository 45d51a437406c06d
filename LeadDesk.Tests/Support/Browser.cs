using LeadDesk.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace LeadDesk.Tests.Support;

/// <summary>One Chromium for the test run, started by the first test that wants a page. Each page has cookies of its own.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    public const string DemoPassword = "Demo-desk-2026";

    private readonly Lazy<Task<Running>> running = new(StartAsync);

    // How long to look for what should come: other tests use the processors as well. What is there is seen at once.
    static BrowserFixture() => Assertions.SetDefaultExpectTimeout(20_000);

    /// <summary>A stranger's page. Whatever the browser complains about, broken security policy included, is in its <see cref="BrowserPage.Complaints"/>.</summary>
    public async Task<BrowserPage> NewPageAsync(TestApp app, ColorScheme colours = ColorScheme.Light, int width = 1440, int height = 900)
    {
        // Asked for on the test's own thread: skipping a test is an exception.
        Need.Chromium();
        var context = await (await running.Value).Browser.NewContextAsync(new()
        {
            BaseURL = app.Address,
            ColorScheme = colours,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = height },
            TimezoneId = "Europe/Berlin",
            Locale = "en-GB",
        });
        return new BrowserPage(await context.NewPageAsync());
    }

    /// <summary>A page of one of the demo people, at the wanted address or else their start page.</summary>
    public async Task<BrowserPage> SignInAsync(TestApp app, string email, string path = "", ColorScheme colours = ColorScheme.Light, int width = 1440, int height = 900)
    {
        var browser = await NewPageAsync(app, colours, width, height);
        await browser.Page.GotoAsync("sign-in?returnUrl=" + Uri.EscapeDataString(path));
        await browser.SubmitSignInAsync(email, DemoPassword);
        await browser.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        if (running.IsValueCreated)
        {
            var (playwright, browser) = await running.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<Running> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Need.Chromium(), Args = ["--no-sandbox", "--disable-gpu"] }));
    }

    private sealed record Running(IPlaywright Playwright, IBrowser Browser);
}
