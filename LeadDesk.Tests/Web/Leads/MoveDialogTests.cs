using Bunit;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Qualification;
using LeadDesk.Tests.Desk.Qualification;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Leads;
using LeadDesk.Web.Security;
using LeadDesk.Web.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Web.Leads;

/// <summary>What a move takes from the checklist.</summary>
public sealed class MoveDialogTests(PostgresServer postgres)
{
    [Fact]
    public async Task Budget_and_timeline_are_offered_as_value_and_close_date()
    {
        using var desk = await AnsweredAsync();
        await using var page = new BunitContext();
        var shown = await ShowAsync(page, desk, Stage.Opportunity);
        Assert.Equal(["€50,000 by the budget", "1 Sep 2026 by the timeline"], shown.FindAll("[data-said]").Select(offer => offer.TextContent));

        shown.FindAll("[data-said]")[0].Click();
        shown.FindAll("[data-said]")[0].Click();
        await shown.Find("form").SubmitAsync();

        await using var db = desk.Desk.Open();
        var lead = db.Leads.Single(lead => lead.Id == desk.LeadId);
        Assert.Equal((Stage.Opportunity, 50_000d, new DateOnly(2026, 9, 1)), (lead.Stage, lead.Value, lead.CloseDate));
    }

    [Fact]
    public async Task What_the_lead_has_itself_is_not_asked_of_the_checklist()
    {
        using var desk = await AnsweredAsync();
        Assert.Null((await desk.Desk.Get<EditLead>().RunAsync(desk.Dev, desk.LeadId, [new("value", "", "700"), new("closeDate", "", "2026-05-01")], QualificationDesk.Stop)).Outcome.Refusal);
        await using var page = new BunitContext();

        var shown = await ShowAsync(page, desk, Stage.Opportunity);

        Assert.Empty(shown.FindAll("[data-said]"));
        Assert.Equal("700", shown.Find("[inputmode=decimal]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_gate_that_is_not_passed_says_what_is_open_and_a_manager_may_insist()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await MoveAsync(desk, Stage.Sal);
        await using var page = new BunitContext();

        var shown = await ShowAsync(page, desk, Stage.Sql);

        Assert.Equal("BANT: needs three more of Budget, Authority, Need, Timeline", shown.Find(".ld-note").TextContent);
        Assert.True(shown.Find("footer .go").HasAttribute("disabled"));
        shown.Find("[type=checkbox]").Change(true);
        Assert.False(shown.Find("footer .go").HasAttribute("disabled"));
    }

    private async Task<QualificationDesk> AnsweredAsync()
    {
        var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await desk.AnswerAsync("money/budget", AnswerStatus.Confirmed, new AnswerValue.Money(40_000, 60_000));
        await desk.AnswerAsync("time/timeline", AnswerStatus.Confirmed, new AnswerValue.Due(new DateOnly(2026, 9, 1)));
        await desk.AnswerAsync("problem/pain", AnswerStatus.Confirmed);
        await MoveAsync(desk, Stage.Sal);
        await MoveAsync(desk, Stage.Sql);
        return desk;
    }

    private static async Task MoveAsync(QualificationDesk desk, Stage to)
    {
        Stage from;
        await using (var db = desk.Desk.Open())
        {
            from = db.Leads.Single(lead => lead.Id == desk.LeadId).Stage;
        }

        Assert.Null((await desk.Desk.Get<MoveLead>().RunAsync(desk.Dev, desk.LeadId, from, new(to), QualificationDesk.Stop)).Refusal);
    }

    private static async Task<IRenderedComponent<MoveDialog>> ShowAsync(BunitContext page, QualificationDesk desk, Stage to)
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton<TimeProvider>(desk.Desk.Clock).AddSingleton<AuthenticationStateProvider>(new Visitor(desk.Dev)).AddSingleton<CurrentActor>();
        page.Services.AddFallbackServiceProvider(desk.Desk.Services);
        var seen = (await desk.Desk.Get<MoveChoices>().AskAsync(desk.Dev, desk.LeadId, QualificationDesk.Stop))!.Stage;
        var shown = page.Render<MoveDialog>(parts => parts.AddCascadingValue(ViewerClock.In(null, desk.Desk.Clock)).Add(part => part.LeadId, desk.LeadId).Add(part => part.To, to).Add(part => part.Seen, seen));
        shown.WaitForElement("form");
        return shown;
    }
}
