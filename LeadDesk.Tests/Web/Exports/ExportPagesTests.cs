using Bunit;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Exports;

namespace LeadDesk.Tests.Web.Exports;

public sealed class ExportPagesTests
{
    [Fact]
    public async Task A_marketer_saves_an_export_with_columns_in_her_order()
    {
        await using var desk = new PageDesk(Role.Marketer);
        var shown = desk.Show<OneExportPage>();
        shown.WaitForElement("input[maxlength='60']").Change("For Lena");

        shown.Button("Choose columns").Click();
        shown.Find("button[aria-label='Leave Phone out']").Click();
        shown.Find("button[aria-label='Move Company up']").Click();
        shown.Button("Save export").Click();

        shown.WaitForAssertion(() => Assert.Single(Saved(desk)));
        var export = Saved(desk).Single();
        Assert.Equal(("For Lena", true), (export.Name, export.IsShared));
        Assert.StartsWith("company,name,jobTitle,email,country", export.Columns, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_out_by_itself_asks_where_to()
    {
        await using var desk = new PageDesk(Role.Marketer);
        var shown = desk.Show<OneExportPage>();
        shown.WaitForElement("input[maxlength='60']").Change("Daily");
        shown.Find("[aria-label='By itself'] select").Change("Daily");

        shown.Button("Save export").Click();

        shown.WaitForAssertion(() => Assert.Contains("Say where it is to go", shown.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(Saved(desk));
    }

    [Fact]
    public async Task An_export_is_run_and_its_file_offered()
    {
        await using var desk = new PageDesk(Role.Manager);
        desk.Desk.AddLead("Ann", Cell.Parse("A1"));
        var (_, id) = await desk.Desk.Get<SaveExport>().RunAsync(desk.Me, new() { Name = "Board pack" }, CancellationToken.None);
        var shown = desk.Show<ExportsPage>();
        shown.WaitForElement("button[aria-label='Run Board pack']").Click();
        shown.WaitForAssertion(() => Assert.Contains("waits its turn", shown.Markup, StringComparison.Ordinal));

        await desk.Desk.Get<JobRunner>().RunNextAsync(CancellationToken.None);
        var again = desk.Show<ExportsPage>();

        again.WaitForAssertion(() => Assert.Contains("1 row", again.Find(".exp-last").TextContent, StringComparison.Ordinal));
        Assert.Contains("/file", again.Find(".exp-last a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotEqual(0, id);
    }

    [Fact]
    public async Task One_that_stopped_is_taken_over()
    {
        await using var desk = new PageDesk(Role.Admin);
        desk.Add(db => db.ExportDefinitions.Add(new() { Name = "Weekly", OwnerId = 4711, IsShared = true, Leads = "", Columns = "", Sort = "grade", Language = "en", CreatedAt = default, Rhythm = ExportRhythm.Daily, ToFolder = true, Stopped = "Its owner left." }));
        var shown = desk.Show<ExportsPage>();

        shown.WaitForElement(".exp-what .ld-error button").Click();

        shown.WaitForAssertion(() => Assert.Null(Saved(desk).Single().Stopped));
        Assert.Equal(desk.Me.UserId, Saved(desk).Single().OwnerId);
    }

    private static List<ExportDefinition> Saved(PageDesk desk)
    {
        using var db = desk.Desk.Open();
        return [.. db.ExportDefinitions];
    }
}
