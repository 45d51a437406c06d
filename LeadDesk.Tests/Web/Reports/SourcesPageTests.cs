using Bunit;
using LeadDesk.Core.Desk.Sources;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Reports;

namespace LeadDesk.Tests.Web.Reports;

/// <summary>Where leads came from, as a marketer sees it and writes down what it cost.</summary>
public sealed class SourcesPageTests : IAsyncDisposable
{
    private readonly PageDesk page = new(Role.Marketer);

    [Fact]
    public void A_desk_without_leads_says_so()
    {
        var shown = page.Show<SourcesPage>();
        shown.WaitForAssertion(() => Assert.Contains("No leads in this period", shown.Markup, StringComparison.Ordinal));
        shown.WaitForAssertion(() => Assert.Contains("No cost is written down", shown.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_source_has_a_line_whose_counts_lead_to_its_leads()
    {
        Fill();
        var shown = page.Show<SourcesPage>();
        shown.WaitForAssertion(() => Assert.Equal(["Fair", "Web", "No source"], shown.FindAll(".src-table tbody .src-name").Select(name => name.TextContent)));

        Assert.Equal("leads?stage=customer&source=Fair&from=2025-12-03&to=2026-03-02", shown.Find("a[aria-label='1 Won, Fair']").GetAttribute("href"));
        Assert.Equal("leads?from=2025-12-03&to=2026-03-02&reached=mql&came=source.first.", shown.Find("a[aria-label='1 MQL, No source']").GetAttribute("href"));
        Assert.Contains("not sure, n 3", shown.Find(".src-rate").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Cost", shown.Find(".src-table thead").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cost_that_is_written_down_is_shared_at_once_and_can_be_taken_back()
    {
        Fill();
        var shown = page.Show<SourcesPage>();
        shown.WaitForElement(".src-table");
        shown.WaitForAssertion(() => Assert.Contains("No cost is written down", shown.Markup, StringComparison.Ordinal));
        await shown.InvokeAsync(() => shown.Button("Cost").Click());
        shown.WaitForElement("[role=dialog]");
        await shown.InvokeAsync(() => shown.Find("input[list=cost-sources]").Change("fair"));
        await shown.InvokeAsync(() => shown.Find("input[inputmode=decimal]").Change("1,2,00"));
        await shown.InvokeAsync(() => shown.Find("[role=dialog] form").Submit());
        shown.WaitForAssertion(() => Assert.Contains("is not an amount", shown.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        await shown.InvokeAsync(() => shown.Find("input[inputmode=decimal]").Change("1,200"));
        await shown.InvokeAsync(() => shown.Find("[role=dialog] form").Submit());

        shown.WaitForAssertion(() => Assert.Contains("1,200", shown.Find(".src-table tbody .src-cost").TextContent, StringComparison.Ordinal));
        await shown.InvokeAsync(() => shown.Find("[aria-label='Delete the cost of fair']").Click());
        shown.WaitForAssertion(() => Assert.Contains("Deleted the cost of fair", shown.Markup, StringComparison.Ordinal));
        shown.WaitForAssertion(() => Assert.Empty(shown.FindAll(".src-table .src-cost")));
        await shown.InvokeAsync(() => shown.Button("Undo").Click());
        shown.WaitForAssertion(() => Assert.NotEmpty(shown.FindAll(".src-table .src-cost")));
    }

    [Fact]
    public async Task A_pasted_table_is_shown_row_by_row_before_it_is_taken()
    {
        Fill();
        var shown = page.Show<SourcesPage>();
        shown.WaitForElement(".src-table");
        await shown.InvokeAsync(() => shown.Button("Import costs").Click());
        await shown.InvokeAsync(() => shown.Find("textarea").Input("source\tmonth\tamount\nFair\t2026-02\t500\nFair\tsoon\t5\nFair\t2026-02\t500"));
        await shown.InvokeAsync(() => shown.Button("Look at the rows").Click());
        shown.WaitForAssertion(() => Assert.Equal(["Taken", "Left out: “soon” is not a month; write it as 2026-11.", "There already"], shown.FindAll(".src-rows tbody tr").Select(row => row.Children[1].TextContent)));
        Assert.Empty((await page.Desk.Get<CostBook>().AskAsync(page.Me, null, null, Xunit.TestContext.Current.CancellationToken))!.Costs);

        await shown.InvokeAsync(() => shown.Button("Take the 1 sound cost").Click());
        shown.WaitForAssertion(() => Assert.Contains("1 cost taken, 1 were there already, 1 left out", shown.Markup, StringComparison.Ordinal));
        Assert.Equal(500, (await page.Desk.Get<CostBook>().AskAsync(page.Me, null, null, Xunit.TestContext.Current.CancellationToken))!.Costs.Single().Amount);
    }

    public ValueTask DisposeAsync() => page.DisposeAsync();

    private void Fill() => page.Add(db =>
    {
        foreach (var (source, stage) in ((string?, Stage)[])[("Fair", Stage.Customer), ("Fair", Stage.Lost), ("Fair", Stage.Lead), ("Web", Stage.Engaged), ("Web", Stage.Lead), (null, Stage.Mql)])
        {
            var lead = new Lead { Source = source, CreatedAt = page.Desk.Clock.Now.AddDays(-20), UpdatedAt = page.Desk.Clock.Now };
            db.Leads.Add(lead);
            db.StageChanges.Add(lead.Enter(stage, "test", null, page.Desk.Clock.Now.AddDays(-5), null));
        }
    });
}
