namespace LeadDesk.Tests.Support;

/// <summary>Keeps pictures of a journey in the folder that LEADDESK_PICTURES names; without it none are taken.</summary>
internal static class Pictures
{
    public static async Task TakeAsync(this BrowserPage browser, string name)
    {
        if (Environment.GetEnvironmentVariable("LEADDESK_PICTURES") is { Length: > 0 } folder)
        {
            await browser.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }
}
