using Bunit;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Marketing;
using LeadDesk.Web.Shared;

namespace LeadDesk.Tests.Web.Marketing;

/// <summary>How hand-overs stand, as a marketer sees it.</summary>
public sealed class MarketingPageTests : IAsyncDisposable
{
    private readonly PageDesk page = new(Role.Marketer);

    [Fact]
    public void A_desk_without_hand_overs_says_what_to_do_first()
    {
        var shown = page.Show<MarketingPage>();
        shown.WaitForAssertion(() => Assert.Contains("Nothing was handed over", shown.Markup, StringComparison.Ordinal));
        shown.WaitForAssertion(() => Assert.Contains("Recycled and due", shown.Markup, StringComparison.Ordinal));
        Assert.Contains("Sales has decided on no MQL", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("No export is saved yet", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_figures_the_list_and_the_reasons_belong_together()
    {
        Fill();
        var shown = page.Show<MarketingPage>();
        shown.WaitForAssertion(() => Assert.Equal(["3", "1", "1", "50 %"], shown.FindAll(".k-figs dd").Select(figure => figure.FirstChild!.TextContent)));

        Assert.Equal(["Waiting", "Accepted", "Rejected"], shown.FindAll(".k-sales .ld-stage").Select(answer => answer.TextContent));
        Assert.Equal("marketing?period=56&show=rejected&reason=no-budget", shown.Find(".k-rej a").GetAttribute("href"));
        Assert.Contains("1 of 2 accepted", shown.Find(".k-acc").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_on_its_way_in_is_shown_with_how_far_it_is()
    {
        page.Add(db => db.Imports.Add(new()
        {
            FileName = "fair.csv",
            StoredName = "x",
            Bytes = 1,
            CreatedAt = page.Desk.Clock.Now,
            By = "Mo",
            Created = 40,
            Job = new() { Kind = JobKind.Import, State = JobState.Running, Done = 41, Total = 900, CreatedAt = page.Desk.Clock.Now, By = "Mo" },
        }));
        var shown = page.Show<ImportsPanel>();

        shown.WaitForAssertion(() => Assert.Contains("41 of 900 rows", shown.Markup, StringComparison.Ordinal));
        Assert.Contains("fair.csv", shown.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Week 10, 2 to 8 Mar", "2026-03-02")]
    [InlineData("last-week", "Week 9, 23 Feb to 1 Mar", "2026-02-23")]
    [InlineData("30", "1 Feb to 2 Mar", "2026-02-01")]
    [InlineData("7000", "Week 10, 2 to 8 Mar", "2026-03-02")]
    public void Weeks_begin_on_Monday(string? period, string words, string from)
    {
        var (address, viewer) = (MarketingAddress.Read(period, null, null, false), ViewerClock.In(null, page.Desk.Clock));

        Assert.Equal((words, from), (address.Days(viewer), address.Ask(viewer).From.ToString("yyyy-MM-dd", null)));
    }

    [Theory]
    [InlineData("marketing", null, null, null, false)]
    [InlineData("marketing?show=waiting", "week", "waiting", "too-early", false)]
    [InlineData("marketing?period=56&show=rejected&reason=too%20early&all=true", "56", "rejected", "too early", true)]
    public void What_is_shown_lives_in_the_address(string address, string? period, string? show, string? reason, bool all) => Assert.Equal(address, MarketingAddress.Read(period, show, reason, all).Write());

    public ValueTask DisposeAsync() => page.DisposeAsync();

    private void Fill() => page.Add(db =>
    {
        var now = page.Desk.Clock.Now;

        foreach (var (name, stage) in ((string, Stage?)[])[("Wanda", null), ("Anton", Stage.Sal), ("Bud", Stage.Recycled)])
        {
            var lead = new Lead { LastName = name, CreatedAt = now.AddDays(-3), UpdatedAt = now };
            db.Leads.Add(lead);
            db.StageChanges.Add(lead.Enter(Stage.Mql, "LeadDesk", null, now.AddHours(stage == Stage.Recycled ? -6 : -5), "Cell A1: hand over"));
            db.StageChanges.AddRange(stage is null ? [] : [lead.Enter(stage, "Rep", null, now.AddHours(-1), stage == Stage.Recycled ? "No budget this year" : null, listed: stage == Stage.Recycled ? "no-budget" : null)]);
        }
    });
}
