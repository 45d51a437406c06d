using Bunit;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Marketing;
using LeadDesk.Web.Routing;
using LeadDesk.Web.Segments;

namespace LeadDesk.Tests.Web.Segments;

/// <summary>A segment over time, with whom it is shared, and where it is named.</summary>
public sealed class SegmentPagesTests : IAsyncDisposable
{
    private readonly PageDesk page = new(Role.Admin);

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_tells_how_many_came_and_went_and_leads_to_who()
    {
        var id = await FollowedAsync();
        var shown = page.Show<OneSegmentPage>(set => set.Add(one => one.Id, id));
        shown.WaitForAssertion(() => Assert.Equal(["Joined", "2", "2", "Left", "0", "1"], shown.FindAll("[aria-label='Who joined and left'] tbody th, [aria-label='Who joined and left'] tbody td").Select(cell => cell.TextContent.Trim())));
        Assert.Equal("segments/5/moves?show=left&days=30", shown.Find("[aria-label='1 left in 30 days']").GetAttribute("href"));

        var moves = page.Show<SegmentMovesPage>(set => set.Add(one => one.Id, id));
        moves.WaitForAssertion(() => Assert.Equal(["Bob", "Ann"], moves.FindAll("tbody th").Select(cell => cell.TextContent)));
        Assert.Contains("1 – 2 of 2", moves.Find(".ld-foot").TextContent, StringComparison.Ordinal);
        Assert.Equal("Joined in 7 days", moves.Find("[aria-current=true]").TextContent);
    }

    [Fact]
    public void Moves_of_a_segment_that_is_not_there_say_so()
    {
        var moves = page.Show<SegmentMovesPage>(set => set.Add(one => one.Id, 99));
        moves.WaitForAssertion(() => Assert.Contains("There is no such segment", moves.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_shared_with_a_team_and_tells_which_rule_names_it()
    {
        page.Add(db => db.Pools.Add(new Pool { Name = "North" }));
        var id = await SaveAsync("Fair", new Condition.All());
        await page.Desk.Get<SaveRule>().RunAsync(page.Me, new(null, "Quick", 1, new Condition.Test($"segment.{id}", TestOperator.IsAnyOf, "yes")), Stop);
        var shown = page.Show<OneSegmentPage>(set => set.Add(one => one.Id, id));
        shown.WaitForAssertion(() => Assert.Contains("named by routing rule Quick", shown.Markup, StringComparison.Ordinal));

        Assert.Equal(["nobody", "everybody", "team North"], shown.FindAll(".seg-page select.ld-field")[0].Children.Select(option => option.TextContent));
        shown.Find(".seg-page select.ld-field").Change("1");
        shown.Button("Save segment").Click();
        shown.WaitForAssertion(() => Assert.Contains("stays shared with everybody", shown.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        await page.Desk.Get<SaveRule>().RemoveAsync(page.Me, 1, Stop);
        shown.Button("Save segment").Click();
        shown.WaitForAssertion(() => Assert.Contains("Saved", shown.Markup, StringComparison.Ordinal));
        Assert.Equal("North", (await page.Desk.Get<SegmentList>().AskAsync(page.Me, Stop)).Single(row => row.Id == id).Team);
    }

    [Fact]
    public async Task Marketing_sees_who_is_new_and_the_share_that_became_an_MQL()
    {
        await FollowedAsync();
        page.Add(db => db.SegmentDays.Single(day => day.SegmentId == 5).Mqls = 1);
        var shown = page.Show<MarketingPage>();

        shown.WaitForAssertion(() => Assert.Equal(["1", "+2", "50.0 %"], shown.FindAll("[aria-label='Segments for nurture'] tbody tr").Single(row => row.TextContent.Contains("Fair", StringComparison.Ordinal)).QuerySelectorAll("td.num").Select(cell => cell.TextContent.Trim())));
        var share = shown.FindAll("[aria-label='Segments for nurture'] td[title]").Single(cell => cell.TextContent == "50.0 %");
        Assert.Equal("1 of n = 2 leads that were in it in the last 90 days became an MQL", share.GetAttribute("title"));
        Assert.Contains("–", shown.FindAll("[aria-label='Segments for nurture'] tbody tr")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_is_made_by_a_segment_and_says_when_it_cannot_be_asked()
    {
        page.Add(db => db.Pools.Add(new Pool { Name = "North" }));
        page.Add(db => db.CustomFields.Add(new() { Key = "plan", Name = "Plan", Type = FieldType.Text, CreatedAt = page.Desk.Clock.Now }));
        var id = await SaveAsync("Gold", new Condition.Test("custom.plan", TestOperator.IsAnyOf, "gold"));
        var shown = page.Show<RoutingPage>();
        shown.WaitForAssertion(() => Assert.NotEmpty(shown.FindAll("header button")));
        shown.Button("Add a rule").Click();
        shown.Find(".r-form input").Change("Golden");
        shown.Find(".s-tests button").Click();
        shown.Find(".f-test select").Change($"segment.{id}");
        Assert.Equal(["yes", "no"], shown.FindAll(".f-test select")[2].Children.Select(option => option.TextContent));
        shown.Find("[role=dialog] form").Submit();
        shown.WaitForAssertion(() => Assert.Contains("In segment Gold → pool North", shown.Find(".r-rule").TextContent, StringComparison.Ordinal));

        page.Add(db => db.CustomFields.Single().ArchivedAt = page.Desk.Clock.Now);
        var later = page.Show<RoutingPage>();
        later.WaitForAssertion(() => Assert.Contains("Segment Gold cannot be asked", later.Find(".r-rule .ld-error").TextContent, StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => page.DisposeAsync();

    private async Task<int> SaveAsync(string name, Condition when) => (await page.Desk.Get<SaveSegment>().RunAsync(page.Me, new(null, name, when, true, 0), Stop)).SegmentId;

    // Ann and Bob came, and Ann went; Ann long ago, too.
    private async Task<int> FollowedAsync()
    {
        var id = await SaveAsync("Fair", new Condition.Test(SegmentFields.Tag, TestOperator.IsAnyOf, "Fair"));
        var (ann, bob, now) = (page.Desk.AddLead("Ann", Cell.Worst), page.Desk.AddLead("Bob", Cell.Worst), page.Desk.Clock.Now);
        page.Add(db =>
        {
            db.Segments.Single(one => one.Id == id).FollowedSince = now.AddDays(-60);
            db.SegmentStays.AddRange(
                new() { SegmentId = id, LeadId = ann, Until = now.AddDays(-20) },
                new() { SegmentId = id, LeadId = ann, Since = now.AddDays(-3) },
                new() { SegmentId = id, LeadId = bob, Since = now.AddDays(-1) });
            db.SegmentDays.Add(new() { SegmentId = id, Day = DateOnly.FromDateTime(now.UtcDateTime), Leads = 1, Stayed = 2, Mqls = 0 });
        });
        return id;
    }
}
