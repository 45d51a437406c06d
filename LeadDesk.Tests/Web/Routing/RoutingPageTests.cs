using Bunit;
using LeadDesk.Core.Desk.People;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Admin;
using LeadDesk.Web.Routing;
using LeadDesk.Web.Security;
using LeadDesk.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Web.Routing;

/// <summary>How leads are routed, as a manager sees and changes it.</summary>
public sealed class RoutingPageTests : IAsyncDisposable
{
    private readonly TestDesk desk = new();
    private readonly BunitContext page = new();
    private readonly Actor manager, maya;

    public RoutingPageTests()
    {
        (manager, maya) = (desk.AddPerson("Mo", Role.Admin), desk.AddPerson("Maya", Role.Rep));
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton<TimeProvider>(desk.Clock).AddSingleton<AuthenticationStateProvider>(new Visitor(manager)).AddSingleton<CurrentActor>();
        page.Services.AddFallbackServiceProvider(desk.Services);
    }

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public void A_desk_without_pools_says_what_to_do_first()
    {
        var shown = Show<RoutingPage>();
        shown.WaitForAssertion(() => Assert.Contains("Make a pool first", shown.Markup, StringComparison.Ordinal));
        Assert.True(Button(shown, "Add a rule").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_pool_and_a_rule_are_made_on_the_page()
    {
        var shown = Show<RoutingPage>();
        shown.WaitForAssertion(() => Assert.NotEmpty(shown.FindAll("header button")));
        await Button(shown, "Add a pool").ClickAsync(new());
        await shown.Find(".r-form input").ChangeAsync(new ChangeEventArgs { Value = "Germany" });
        await shown.Find("tbody input[type=checkbox]").ChangeAsync(new ChangeEventArgs { Value = true });
        await shown.Find("[role=dialog] form").SubmitAsync();
        shown.WaitForAssertion(() => Assert.Contains("Pool Germany is saved", shown.Markup, StringComparison.Ordinal));

        await Button(shown, "Add a rule").ClickAsync(new());
        await shown.Find(".r-form input").ChangeAsync(new ChangeEventArgs { Value = "Germans" });
        await shown.Find(".s-tests button").ClickAsync(new());
        await shown.Find(".f-test select").ChangeAsync(new ChangeEventArgs { Value = "country" });
        await shown.Find(".f-test input").ChangeAsync(new ChangeEventArgs { Value = " , " });
        await shown.Find("[role=dialog] form").SubmitAsync();
        Assert.NotEmpty(shown.Find("[role=alert]").TextContent);
        await shown.Find(".f-test input").ChangeAsync(new ChangeEventArgs { Value = "Germany, Austria" });
        await Button(shown, "and").ClickAsync(new());
        await shown.FindAll(".f-test select")[2].ChangeAsync(new ChangeEventArgs { Value = "employees" });
        await shown.FindAll(".f-test select")[3].ChangeAsync(new ChangeEventArgs { Value = "AtLeast" });
        await shown.FindAll(".f-test input")[1].ChangeAsync(new ChangeEventArgs { Value = "50" });
        await shown.Find("[role=dialog] form").SubmitAsync();
        shown.WaitForAssertion(() => Assert.Contains("Rule Germans is saved", shown.Markup, StringComparison.Ordinal));

        var sheet = (await desk.Get<RoutingSettings>().AskAsync(manager, Stop))!;
        Assert.Equal(("Germany", 1), (sheet.Rules.Single().Pool, sheet.Pools.Single().Members.Count));
        Assert.Equal("Country is any of: Germany, Austria and Employees is at least 50", sheet.Rules.Single().Words);
    }

    [Fact]
    public async Task Alt_and_an_arrow_key_move_a_rule()
    {
        Add(db => db.Pools.Add(new() { Name = "Sales" }));
        Add(db => db.RoutingRules.AddRange(new() { Name = "First", Order = 1, PoolId = 1 }, new RoutingRule { Name = "Second", Order = 2, PoolId = 1 }));
        var shown = Show<RoutingPage>();
        shown.WaitForAssertion(() => Assert.Equal(2, shown.FindAll(".r-rules li").Count));
        await shown.FindAll(".r-rules li")[1].KeyDownAsync(new KeyboardEventArgs { Key = "ArrowUp", AltKey = true });
        shown.WaitForAssertion(() => Assert.Contains("Second", shown.FindAll(".r-rules li")[0].TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Disabling_asks_at_once_who_gets_the_open_leads()
    {
        var lead = desk.AddLead("Ines", new Cell('A', 1), maya.UserId);
        var row = (await desk.Get<PeopleList>().RunAsync(manager, Stop)).Single(person => person.Id == maya.UserId);
        string? said = null;
        var shown = Show<DisableDialog>(parts => parts.Add(part => part.Person, row).Add(part => part.Changed, EventCallback.Factory.Create<string>(this, text => said = text)));
        shown.WaitForAssertion(() => Assert.Contains("Maya has 1 open leads", shown.Markup, StringComparison.Ordinal));
        await shown.Find("form").SubmitAsync();
        Assert.Contains("Say who gets them", shown.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        await shown.Find("select").ChangeAsync(new ChangeEventArgs { Value = $"person-{manager.UserId}" });
        await shown.Find("form").SubmitAsync();
        Assert.Equal("Maya is disabled.", said);
        await using var db = desk.Open();
        Assert.Equal(manager.UserId, db.Leads.Single(one => one.Id == lead).OwnerId);
    }

    [Fact]
    public void A_lead_that_was_given_says_why_this_rep_and_one_that_was_not_says_nothing()
    {
        var (given, other) = (desk.AddLead("Ines", new Cell('A', 1)), desk.AddLead("Theo", new Cell('A', 1)));
        Add(db => db.Routed.Add(new() { LeadId = given, At = desk.Clock.Now, ToId = maya.UserId, Cause = "hand-over", Why = "Maya had the fewest turns.", By = "LeadDesk" }));
        var shown = Show<WhyThisRep>(parts => parts.Add(part => part.LeadId, given));
        shown.WaitForAssertion(() => Assert.Contains("Maya had the fewest turns.", shown.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Why this rep", Show<WhyThisRep>(parts => parts.Add(part => part.LeadId, other)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_simulation_and_the_report_say_when_there_is_nothing_to_show()
    {
        var month = Show<LastMonth>();
        await month.Find("button").ClickAsync(new());
        month.WaitForAssertion(() => Assert.Contains("No lead was handed over", month.Markup, StringComparison.Ordinal));
        var report = Show<FairnessPage>();
        report.WaitForAssertion(() => Assert.Contains("There is no pool yet", report.Markup, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await page.DisposeAsync();
        desk.Dispose();
    }

    private static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> shown, string text) where T : IComponent =>
        shown.FindAll("button").First(button => button.TextContent.Contains(text, StringComparison.Ordinal));

    private void Add(Action<Core.Data.LeadDb> change)
    {
        using var db = desk.Open();
        change(db);
        db.SaveChanges();
    }

    private IRenderedComponent<T> Show<T>(Action<ComponentParameterCollectionBuilder<T>>? set = null) where T : IComponent => page.Render<T>(parts =>
    {
        parts.AddCascadingValue(ViewerClock.In(null, desk.Clock));
        set?.Invoke(parts);
    });
}
