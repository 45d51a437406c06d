using Bunit;
using LeadDesk.Core.Desk.Calendars;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Desk.Sla;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Sla;

namespace LeadDesk.Tests.Web.Sla;

public sealed class FollowUpPageTests
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_policy_of_several_conditions_is_made_changed_and_told_as_a_sentence()
    {
        await using var pages = await WithPoliciesAsync(Role.Manager);
        var shown = pages.Show<PoliciesPage>();
        shown.WaitForAssertion(() => Assert.NotEmpty(shown.FindAll("header button")));
        await shown.Button("New policy").ClickAsync(new());
        await shown.Find("[role=dialog] input[maxlength]").ChangeAsync(new() { Value = "Big ones in the north" });
        await shown.Button("where").ClickAsync(new());
        await shown.FindAll(".f-test select")[0].ChangeAsync(new() { Value = "country" });
        await shown.Find(".f-test input").ChangeAsync(new() { Value = "Norway, Sweden" });
        await shown.Button("and").ClickAsync(new());
        await shown.FindAll(".f-test select")[2].ChangeAsync(new() { Value = "employees" });
        await shown.FindAll(".f-test select")[3].ChangeAsync(new() { Value = "AtLeast" });
        await shown.Find("[role=dialog] form").SubmitAsync();
        Assert.NotEmpty(shown.Find("[role=alert]").TextContent);
        await shown.FindAll(".f-test input")[1].ChangeAsync(new() { Value = "500" });
        await shown.Find("[role=dialog] form").SubmitAsync();

        shown.WaitForAssertion(() => Assert.Contains("Country is any of: Norway, Sweden and Employees is at least 500", shown.Find(".s-policies").ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal));
        var saved = (await pages.Desk.Get<PolicyList>().AskAsync(pages.Me, Stop)).Policies.Single(row => row.Entry.Name == "Big ones in the north");
        Assert.Equal(2, Assert.IsType<Condition.All>(saved.Entry.Condition).Of.Count);
    }

    [Fact]
    public async Task A_condition_that_the_form_cannot_show_is_kept_until_it_is_replaced()
    {
        await using var pages = await WithPoliciesAsync(Role.Manager);
        var save = pages.Desk.Get<SavePolicy>();
        var rich = new Condition.Any(new Condition.Test("country", TestOperator.IsAnyOf, ["Norway"]), new Condition.Test("industry", TestOperator.IsAnyOf, ["Retail"]));
        await save.RunAsync(pages.Me, null, null, new("Either", ClockKind.NextTouch, [], [], [], rich, 60, SlaCalendar.RoundTheClock), Stop);
        var row = (await pages.Desk.Get<PolicyList>().AskAsync(pages.Me, Stop)).Policies.Single(one => one.Entry.Name == "Either");

        var shown = pages.Show<PoliciesPage>();
        shown.WaitForAssertion(() => Assert.NotEmpty(shown.FindAll("[aria-label='Change Either']")));
        await shown.Find("[aria-label='Change Either']").ClickAsync(new());
        await shown.Find("[role=dialog] form").SubmitAsync();
        shown.WaitForAssertion(() => Assert.Empty(shown.FindAll("[role=dialog]")));

        var kept = (await pages.Desk.Get<PolicyList>().AskAsync(pages.Me, Stop)).Policies.Single(one => one.Id == row.Id);
        Assert.Equal(2, Assert.IsType<Condition.Any>(kept.Entry.Condition).Of.Count);
    }

    [Fact]
    public async Task Reps_look_at_policies_and_change_none()
    {
        await using var pages = await WithPoliciesAsync(Role.Rep);
        var shown = pages.Show<PoliciesPage>();
        shown.WaitForAssertion(() => Assert.NotEmpty(shown.FindAll(".s-policies li")));
        Assert.Empty(shown.FindAll("main button, .s-policies button"));
    }

    [Fact]
    public async Task The_board_of_a_desk_without_promises_says_so()
    {
        await using var pages = await WithPoliciesAsync(Role.Manager);
        var shown = pages.Show<FollowUpPage>();
        shown.WaitForAssertion(() => Assert.Contains("Nothing is late", shown.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_breach_stands_on_the_board_with_its_rep_and_goes_when_it_was_kept()
    {
        await using var pages = await WithPoliciesAsync(Role.Manager);
        var mara = pages.Desk.AddPerson("Mara", Role.Rep);
        pages.Add(db => db.SlaPolicies.Add(ClockDesk.Policy(ClockKind.FirstTouch, 60, order: -1)));
        var lead = pages.Desk.AddLead("Ines", new Cell('A', 1), mara.UserId);
        await pages.Desk.TickAsync();
        await pages.Desk.TickAsync(TimeSpan.FromHours(2));

        var shown = pages.Show<FollowUpPage>();
        shown.WaitForAssertion(() => Assert.Contains("Ines", shown.Find(".s-late").TextContent, StringComparison.Ordinal));
        Assert.Contains("Mara", shown.Find(".s-late").TextContent, StringComparison.Ordinal);

        await pages.Desk.Get<LeadDesk.Core.Desk.Queue.LogOutcome>().RunAsync(mara, lead, new("reached", null, null, null), Stop);
        await pages.Desk.TickAsync();
        shown.WaitForAssertion(() => Assert.DoesNotContain("Ines", shown.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task The_load_is_evened_out_from_the_board()
    {
        await using var pages = await WithPoliciesAsync(Role.Manager);
        var (mara, dev) = (pages.Desk.AddPerson("Mara", Role.Rep), pages.Desk.AddPerson("Dev", Role.Rep));
        Enumerable.Range(1, 3).ToList().ForEach(i => pages.Desk.AddLead($"Lead {i}", new Cell('A', 1), mara.UserId));
        pages.Add(db => db.RepProfiles.AddRange(new Core.Routing.RepProfile { UserId = mara.UserId!.Value, OpenCap = 2 }, new Core.Routing.RepProfile { UserId = dev.UserId!.Value, OpenCap = 9 }));

        var shown = pages.Show<FollowUpPage>();
        shown.WaitForAssertion(() => Assert.Contains("Mara is 1 over.", shown.Markup, StringComparison.Ordinal));
        await shown.Button("Even out").ClickAsync(new());
        shown.WaitForAssertion(() => Assert.Contains("1 from Mara to Dev", shown.Find("[role=dialog]").TextContent, StringComparison.Ordinal));
        await shown.Button("Move 1 lead").ClickAsync(new());

        shown.WaitForAssertion(() => Assert.Contains("1 of 1 leads have a new owner", shown.Markup, StringComparison.Ordinal));
        using var db = pages.Desk.Open();
        Assert.Equal(1, db.Leads.Count(one => one.OwnerId == dev.UserId));
    }

    private static async Task<PageDesk> WithPoliciesAsync(Role role)
    {
        var pages = new PageDesk(role);
        await pages.Desk.Get<SeedCalendars>().RunAsync(Actor.Desk, cancellationToken: Stop);
        await pages.Desk.Get<SeedPolicies>().RunAsync(Stop);
        return pages;
    }
}
