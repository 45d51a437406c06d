using System.Text;
using ExcelDataReader;
using LeadDesk.Tests.Support;
using Microsoft.Playwright;

namespace LeadDesk.Tests.Browser;

/// <summary>A morning at the desk, from signing in to the workbook, under the security policy and without barriers.</summary>
[Collection(BrowserTests.Name)]
public sealed class JourneyTests(BrowserFixture browsers)
{
    private const int Rows = 40;

    [Fact]
    public async Task Sign_in_queue_lead_note_import_heatmap_cell_export()
    {
        await using var app = new TestApp();
        await using var browser = await browsers.SignInAsync(app, "manager@leaddesk.demo", "queue");
        var page = browser.Page;

        await LogAnOutcomeAsync(browser);
        await WriteANoteAsync(browser);
        await ImportAFileAsync(browser);
        await ExportACellAsync(browser);

        await page.GotoAsync("exports");
        await Assertions.Expect(page.GetByText("mql.xlsx").First).ToBeVisibleAsync();
        Assert.Empty(browser.Complaints);
    }

    private static async Task LogAnOutcomeAsync(BrowserPage browser)
    {
        var page = browser.Page;
        var first = page.Locator(".q-row[aria-current] b");
        await Assertions.Expect(first).ToBeVisibleAsync();
        var name = await first.InnerTextAsync();
        await browser.TakeAsync("queue-of-a-manager");

        await page.GetByPlaceholder("Note").FillAsync("Left word, call tomorrow");
        await page.GetByRole(AriaRole.Button, new() { Name = "Voicemail", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByText($"Voicemail logged for {name}")).ToBeVisibleAsync();
        await Assertions.Expect(first).Not.ToHaveTextAsync(name);
    }

    private static async Task WriteANoteAsync(BrowserPage browser)
    {
        var page = browser.Page;
        await page.Locator(".q-name a").ClickAsync();
        var note = page.GetByPlaceholder("Write a note");
        await note.FillAsync("Decides with the finance lead");
        await note.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".ld-time").GetByText("Decides with the finance lead")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Score history")).ToBeVisibleAsync();
        await browser.TakeAsync("lead");
    }

    private static async Task ImportAFileAsync(BrowserPage browser)
    {
        var page = browser.Page;
        await page.GotoAsync("import");
        await page.GetByLabel("Choose a CSV or Excel file").SetInputFilesAsync(new FilePayload { Name = "fair.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(SomeLeads()) });
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Start import" })).ToBeEnabledAsync();
        await browser.TakeAsync("import");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start import" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Look at the leads" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = "See the grades" }).ClickAsync();
    }

    private static async Task ExportACellAsync(BrowserPage browser)
    {
        var page = browser.Page;
        await page.Locator(".hm-cell", new() { HasText = "A1" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open all A1 leads as a list" })).ToBeVisibleAsync();
        await browser.TakeAsync("grades");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export", Exact = true }).ClickAsync());

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await using var file = File.OpenRead(await download.PathAsync());
        using var workbook = ExcelReaderFactory.CreateReader(file);
        Assert.True(workbook.RowCount > 1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Open all A1 leads as a list" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Leads", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".ld-grade").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".ld-ghost")).ToHaveCountAsync(0);
        await browser.TakeAsync("leads");
    }

    private static string SomeLeads() => "First name;Last name;Email;Company;Job title;Country;Shoe size\n" + string.Concat(Enumerable.Range(1, Rows).Select(row =>
        $"Ida{row};Brandt;ida{row}@fairgoers.example;Fairgoers;Head of Supply Chain;Germany;{36 + (row % 9)}\n"));
}
