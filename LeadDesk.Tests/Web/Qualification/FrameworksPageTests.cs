using Bunit;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Tests.Desk.Qualification;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Qualification;
using LeadDesk.Web.Security;
using LeadDesk.Web.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Web.Qualification;

public sealed class FrameworksPageTests(PostgresServer postgres)
{
    private const string Rules = "#rules";

    [Fact]
    public async Task A_rule_for_a_team_is_added_moved_up_and_removed()
    {
        using var desk = await WithTeamAsync();
        await using var page = new BunitContext();
        var shown = Show(page, desk);

        var team = Assert.Single(await desk.Desk.Get<TeamGuideList>().AskAsync(desk.Dev, QualificationDesk.Stop)).PoolId;

        Choose("Framework", desk.Framework("champ"));
        Choose("Leads of", desk.Mara.UserId!.Value);
        await shown.Find($"{Rules} form").SubmitAsync();
        shown.WaitForAssertion(() => Assert.Single(shown.FindAll(".f-rules li")));
        Choose("Framework", desk.Framework("meddic"));
        Choose("In team", team);
        await shown.Find($"{Rules} form").SubmitAsync();
        shown.WaitForAssertion(() => Assert.Equal(2, shown.FindAll(".f-rules li").Count));
        shown.Find("[aria-label='Move up the rule: MEDDIC for leads of team North']").Click();
        shown.WaitForAssertion(() => Assert.StartsWith("MEDDIC for leads of team North", shown.Find(".f-rules li").TextContent.Trim(), StringComparison.Ordinal));
        shown.Find("[aria-label='Remove the rule: MEDDIC for leads of team North']").Click();

        shown.WaitForAssertion(() => Assert.Single(shown.FindAll(".f-rules li")));
        Assert.Equal("leads of Mara", Assert.Single((await desk.Desk.Get<FrameworkList>().AskAsync(desk.Dev, QualificationDesk.Stop)).Rules).Words);

        void Choose(string label, int value) => shown.FindAll($"{Rules} label").Single(one => one.Children[0].TextContent == label).QuerySelector("select")!.Change($"{value}");
    }

    [Fact]
    public async Task A_teams_words_are_written_and_what_is_left_empty_is_the_frameworks()
    {
        using var desk = await WithTeamAsync();
        await using var page = new BunitContext();
        var shown = Show(page, desk);

        shown.Find("[aria-label='Change the call guide of North']").Click();
        shown.Find(".f-team textarea").Change("Moin {name}");
        shown.Find(".f-team form").Submit();

        shown.WaitForAssertion(() => Assert.Equal(["Opening: Moin {name}", "Reason: as the framework says it"], shown.FindAll(".f-team > p").Select(line => line.TextContent)));
        Assert.Equal("Moin {name}", Assert.Single(await desk.Desk.Get<TeamGuideList>().AskAsync(desk.Dev, QualificationDesk.Stop)).Opening);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_said_and_what_was_typed_stays()
    {
        using var desk = await WithTeamAsync();
        await using var page = new BunitContext();
        var shown = Show(page, desk);
        shown.Find("[aria-label='Change the call guide of North']").Click();
        var team = Assert.Single(await desk.Desk.Get<TeamGuideList>().AskAsync(desk.Dev, QualificationDesk.Stop));
        await desk.Desk.Get<SaveTeamGuide>().RunAsync(desk.Dev, team.PoolId, "Theirs", null, 0, QualificationDesk.Stop);

        shown.Find(".f-team textarea").Change("Mine");
        shown.Find(".f-team form").Submit();

        shown.WaitForAssertion(() => Assert.StartsWith("Somebody else changed the call guide of North", shown.Find(".f-team [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("It is now: Theirs / reason as the framework says it.", shown.Find(".f-team [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine", shown.Find(".f-team textarea").GetAttribute("value"));
        shown.Find(".f-team form").Submit();
        shown.WaitForAssertion(() => Assert.Equal("Opening: Mine", shown.Find(".f-team > p").TextContent));
    }

    private async Task<QualificationDesk> WithTeamAsync()
    {
        var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await desk.Desk.Get<SavePool>().RunAsync(desk.Dev, new(null, "North", null, [new(desk.Mara.UserId!.Value)]), QualificationDesk.Stop);
        return desk;
    }

    private static IRenderedComponent<FrameworksPage> Show(BunitContext page, QualificationDesk desk)
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton<TimeProvider>(desk.Desk.Clock).AddSingleton<AuthenticationStateProvider>(new Visitor(desk.Dev)).AddSingleton<CurrentActor>();
        page.Services.AddFallbackServiceProvider(desk.Desk.Services);
        var shown = page.Render<FrameworksPage>(parts => parts.AddCascadingValue(ViewerClock.In(null, desk.Desk.Clock)));
        shown.WaitForElement(".f-team h3");
        return shown;
    }
}
