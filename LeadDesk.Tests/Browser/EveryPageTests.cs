using LeadDesk.Tests.Support;
using Microsoft.Playwright;

namespace LeadDesk.Tests.Browser;

/// <summary>Each page, light and dark, on a desk and on a phone: no barriers, no complaints of the browser, nothing wider than the screen.</summary>
[Collection(BrowserTests.Name)]
public sealed class EveryPageTests(BrowserFixture browsers)
{
    private static readonly (string Path, string Wait)[] Pages =
    [
        ("queue", ".q-row b"),
        ("leads", ".ld-grade"),
        ("leads/1", ".l-score"),
        ("leads/1/checklist", ".c-list"),
        ("frameworks", ".ld-table"),
        ("frameworks/1", ".f-element"),
        ("leads/new", "h1"),
        ("leads/deleted", "h1"),
        ("duplicates", "h1"),
        ("segments", ".ld-table"),
        ("segments/1", ".m-test"),
        ("segments/new", ".m-test"),
        ("segments/1/moves", "h1"),
        ("leads?segment=1", "h1"),
        ("duplicates?show=merged", "h1"),
        ("duplicates/1/2", ".dup-fields"),
        ("accounts/1", ".l-score"),
        ("grades", ".hm-cell"),
        ("grades?view=table", ".ld-table"),
        ("board", ".b-card"),
        ("reports/forecast", ".ld-table"),
        ("admin/stages", ".s-table"),
        ("admin/routing", ".r-rules"),
        ("reports/fairness", ".r-people"),
        ("marketing", ".ld-table"),
        ("marketing?show=rejected", "h1"),
        ("reports/sources", ".src-table"),
        ("reports/sources?by=landing&touch=last", ".src-table"),
        ("leads?reached=mql&came=landing.last.%2Fpricing", "h1"),
        ("learning", ".lift"),
        ("models/ideal", ".ideal-list"),
        ("reports/overrides", "h1"),
        ("models/1/preview", "h1"),
        ("admin/forms", ".ld-table"),
        ("admin/forms/1", ".form-lines"),
        ("admin/forms/new", ".form-fields"),
        ("forms/askforademo2", "form"),
        ("import", ".imp-drop"),
        ("exports", ".exp-list"),
        ("exports/1", ".exp-form"),
        ("exports/new", ".exp-form"),
        ("models", ".ld-table"),
        ("models/2", ".m-w"),
        ("models/2/versions", ".ld-table"),
        ("admin/people", ".ld-table"),
        ("admin/fields", "h1"),
        ("admin/keys", "h1"),
        ("admin/calendars", ".ld-table"),
        ("admin/calendars/office-hours", ".cal-month"),
        ("admin/calendars/new", ".cal-month"),
        ("admin/outbox", ".ld-chip"),
        ("notifications", "h1"),
        ("account/notifications", ".notice-kinds"),
        ("admin/audit", "h1"),
        ("account", "h1"),
        ("account/keys", ".k-key"),
        ("no-such-page", "h1"),
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 1440, 900)]
    [InlineData(ColorScheme.Light, 1024, 768)]
    [InlineData(ColorScheme.Dark, 390, 844)]
    public async Task Nobody_is_kept_out(ColorScheme colours, int width, int height)
    {
        await using var app = new TestApp();
        await using var browser = await browsers.SignInAsync(app, "admin@leaddesk.demo", "queue", colours, width, height);
        var found = new List<string>();

        foreach (var (path, wait) in Pages)
        {
            await browser.Page.GotoAsync(path);
            await browser.Page.Locator(wait).First.WaitForAsync();
            await Assertions.Expect(browser.Page.Locator(".ld-ghost")).ToHaveCountAsync(0);

            // What axe looks for is the same on the width between.
            found.AddRange(width == 1024 ? [] : (await browser.BarriersAsync()).Select(barrier => $"{path}: {barrier}"));
            var scrolls = await browser.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth");
            found.AddRange(scrolls ? [$"{path}: wider than the screen"] : []);
            await browser.TakeAsync($"all/{path.Replace('/', '-').Replace('?', '-')}-{colours}-{width}");
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
        Assert.DoesNotContain(browser.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }
}
