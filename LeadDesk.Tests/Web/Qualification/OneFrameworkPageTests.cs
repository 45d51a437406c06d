using Bunit;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Qualification.Frameworks;
using LeadDesk.Tests.Desk.Qualification;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Qualification;
using LeadDesk.Web.Security;
using LeadDesk.Web.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Web.Qualification;

public sealed class OneFrameworkPageTests(PostgresServer postgres)
{
    public static TheoryData<string> BuiltIn => [.. BuiltInFrameworks.All.Select(entry => entry.Key)];

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void What_nobody_touched_stays_as_it_was(string key)
    {
        var framework = BuiltInFrameworks.All.Single(entry => entry.Key == key).Definition;

        Assert.Equal(FrameworkJson.Write(framework), FrameworkJson.Write(new FrameworkDraft(framework, []).ToDefinition()));
    }

    [Fact]
    public async Task Choices_caps_lateness_and_own_questions_are_edited_in_words()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await using var page = new BunitContext();
        var shown = Show(page, desk, "meddpicc");

        shown.Find("[aria-label='Paper process'] .f-answer textarea").Change("They sign ours\nWe sign theirs");
        shown.Find(".f-caps > button").Click();
        shown.Find(".f-caps select").Change("champion");
        shown.Find(".f-caps input").Change("40");
        shown.FindAll("button").Single(button => button.TextContent == "Timeline").Click();
        shown.Find("[aria-label='Timeline'] .f-answer input").Change("90");
        shown.Find(".f-own input").Change("Works council");
        shown.FindAll(".f-own select")[0].Change("people");
        shown.FindAll(".f-own select")[1].Change("Text");
        shown.Find(".f-own button").Click();
        await shown.Find("form").SubmitAsync();

        shown.WaitForAssertion(() => Assert.StartsWith("Saved.", shown.Find("[role=status]").TextContent, StringComparison.Ordinal));
        var saved = (await desk.Desk.Get<FrameworkList>().FindAsync(desk.Dev, desk.Framework("meddpicc"), QualificationDesk.Stop))!.Definition;
        Assert.Equal(["They sign ours", "We sign theirs"], saved.Find("paper")!.Choices);
        Assert.Equal(new ScoreCap("champion", AnswerStatus.Confirmed, 40), Assert.Single(saved.Gate.Caps));
        Assert.Equal(90, saved.Find("time-timeline")!.LateAfterDays);
        Assert.Equal(("people/works-council", AnswerType.Text), (saved.Elements[^1].Facet, saved.Elements[^1].Answer));
    }

    [Fact]
    public async Task A_question_that_is_there_already_is_refused_in_words()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await using var page = new BunitContext();
        var shown = Show(page, desk, "bant");

        shown.Find(".f-own input").Change("Budget");
        shown.FindAll(".f-own select")[0].Change("money");
        shown.Find(".f-own button").Click();

        Assert.Equal("Budget is built in and answered as an amount or a range. Choose another name.", shown.Find(".f-own [role=alert]").TextContent);
    }

    [Fact]
    public void With_an_element_go_the_caps_that_look_at_it()
    {
        var draft = new FrameworkDraft(Champ.Framework, []);

        draft.Remove(draft.Elements[0]);

        Assert.Empty(draft.ToDefinition().Gate.Caps);
        Assert.Empty(FrameworkCheck.Of(draft.ToDefinition()).Errors);
    }

    private static IRenderedComponent<OneFrameworkPage> Show(BunitContext page, QualificationDesk desk, string key)
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton<TimeProvider>(desk.Desk.Clock).AddSingleton<AuthenticationStateProvider>(new Visitor(desk.Dev)).AddSingleton<CurrentActor>();
        page.Services.AddFallbackServiceProvider(desk.Desk.Services);
        var shown = page.Render<OneFrameworkPage>(parts => parts.AddCascadingValue(ViewerClock.In(null, desk.Desk.Clock)).Add(part => part.Id, desk.Framework(key)));
        shown.WaitForElement(".f-element");
        return shown;
    }
}
