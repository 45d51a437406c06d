using Microsoft.Playwright;

namespace LeadDesk.Tests.Support;

/// <summary>Goes about a page by the keyboard alone.</summary>
internal static class TabKey
{
    private const int MostTabs = 250;

    /// <summary>Presses Tab until something that fits is in focus; a page where it is never reached fails.</summary>
    public static async Task TabToAsync(this IPage page, string selector, string text = "")
    {
        for (var pressed = 0; pressed < MostTabs; pressed++)
        {
            if (await page.EvaluateAsync<bool>("([selector, text]) => document.activeElement.matches(selector) && document.activeElement.textContent.includes(text)", new[] { selector, text }))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{MostTabs} times Tab do not reach {selector} {text}");
    }
}
