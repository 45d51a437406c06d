using Bunit;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Leads;
using LeadDesk.Web.Security;
using LeadDesk.Web.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Web.Leads;

/// <summary>Moving from the lead's page while others work on it.</summary>
public sealed class StageMenuTests
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lead_that_somebody_moved_under_an_open_dialog_is_not_moved_from_there()
    {
        using var desk = new TestDesk();
        var rep = desk.AddPerson("Mara", Role.Rep);
        var id = desk.AddLead("Ines", new Cell('A', 1), rep.UserId);
        await using var page = new BunitContext();
        var shown = await ShowAsync(page, desk, rep, id);
        shown.FindAll(".ld-item").Single(item => item.TextContent.Contains("Lost", StringComparison.Ordinal)).Click();
        shown.WaitForElement("form");

        Assert.Null((await desk.Get<MoveLead>().RunAsync(rep, id, Stage.Mql, new(Stage.Sal), Stop)).Refusal);
        var now = (await desk.Get<LeadPage>().AskAsync(rep, id, Stop))!;
        shown.Render(parts => parts.Add(part => part.Profile, now));
        shown.Find("textarea").Input("Went silent");
        await shown.Find("form").SubmitAsync();

        shown.WaitForAssertion(() => Assert.Contains("moved this lead to SAL in between", shown.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(Stage.Sal, (await desk.Get<LeadPage>().AskAsync(rep, id, Stop))!.Lead.Stage);
    }

    [Fact]
    public async Task A_value_that_nobody_touches_stays_exactly_what_it_is()
    {
        using var desk = new TestDesk();
        var rep = desk.AddPerson("Mara", Role.Rep);
        var id = desk.AddLead("Ines", new Cell('A', 1), rep.UserId, stage: Stage.Sql);
        Assert.Null((await desk.Get<EditLead>().RunAsync(rep, id, [new("value", "", "1234.5678"), new("closeDate", "", "2026-05-01")], Stop)).Outcome.Refusal);
        await using var page = new BunitContext();
        var shown = await ShowAsync(page, desk, rep, id);
        shown.FindAll(".ld-item").Single(item => item.TextContent.Contains("Opportunity", StringComparison.Ordinal)).Click();
        shown.WaitForElement("form");

        await shown.Find("form").SubmitAsync();

        shown.WaitForAssertion(() => Assert.Empty(shown.FindAll("form")));
        var lead = (await desk.Get<LeadPage>().AskAsync(rep, id, Stop))!.Lead;
        Assert.Equal((Stage.Opportunity, 1234.5678), (lead.Stage, lead.Value));
    }

    private static async Task<IRenderedComponent<StageMenu>> ShowAsync(BunitContext page, TestDesk desk, Actor person, long id)
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton<TimeProvider>(desk.Clock).AddSingleton<AuthenticationStateProvider>(new Visitor(person)).AddSingleton<CurrentActor>();
        page.Services.AddFallbackServiceProvider(desk.Services);
        var profile = (await desk.Get<LeadPage>().AskAsync(person, id, Stop))!;
        return page.Render<StageMenu>(parts => parts.AddCascadingValue(ViewerClock.In(null, desk.Clock)).Add(part => part.Profile, profile));
    }
}
