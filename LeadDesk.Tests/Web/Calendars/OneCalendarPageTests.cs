using Bunit;
using LeadDesk.Core.Desk.Calendars;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Calendars;
using LeadDesk.Web.Security;
using LeadDesk.Web.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Web.Calendars;

public sealed class OneCalendarPageTests
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hours_dates_and_zone_are_edited_and_the_month_follows_before_they_are_saved()
    {
        using var desk = new TestDesk();
        await using var page = new BunitContext();
        var shown = await ShowAsync(page, desk, Role.Manager);

        shown.Find("[aria-label='Add hours to Monday']").Click();
        shown.Find("[aria-label='Monday, window 1, closes']").Change("12:00:00");
        shown.Find("[aria-label='Monday, window 2, opens']").Change("13:00:00");
        shown.Find("[aria-label='Monday, window 2, closes']").Change("18:00:00");
        shown.Find("[aria-label='Copy the hours of Monday']").Change("Saturday");
        shown.Find("[aria-label='Remove window 1 of Friday']").Click();
        shown.Find("textarea").Change("2026-03-05\n6 March 2026\nSomeday");
        shown.FindAll("button").Single(button => button.TextContent == "Add these dates").Click();

        Assert.Equal("Someday", shown.Find("textarea").GetAttribute("value"));
        Assert.Equal(["cal-holiday", "cal-holiday"], shown.FindAll(".cal-month td").Where(day => day.QuerySelector("b")!.TextContent is "5" or "6" && day.ClassName != "cal-else").Select(day => day.ClassName!));
        Assert.Contains("14:00 in UTC", shown.Find(".cal-try p").TextContent, StringComparison.Ordinal);

        shown.FindAll("button").Single(button => button.TextContent == "Save").Click();
        shown.WaitForAssertion(() => Assert.StartsWith("Saved.", shown.Find(".ld-toast").TextContent.Trim(), StringComparison.Ordinal));
        var saved = (await desk.Get<CalendarList>().FindAsync(Actor.Desk, "office-hours", Stop))!.Definition;
        Assert.Equal("Mon 09:00–12:00, 13:00–18:00 · Tue–Thu 09:00–17:00 · Sat 09:00–12:00, 13:00–18:00", CalendarDraft.Words(saved));
        Assert.Equal([new DateOnly(2026, 3, 5), new DateOnly(2026, 3, 6)], saved.Holidays);
    }

    [Fact]
    public async Task What_somebody_else_saved_is_not_overwritten_and_the_words_say_whose_it_is()
    {
        using var desk = new TestDesk();
        await using var page = new BunitContext();
        var shown = await ShowAsync(page, desk, Role.Admin);
        await desk.Get<SaveCalendar>().RunAsync(Actor.Desk, "office-hours", "Theirs", CalendarDefinition.RoundTheClock, null, Stop);

        shown.FindAll("button").Single(button => button.TextContent == "Save").Click();
        shown.WaitForAssertion(() => Assert.Contains("LeadDesk changed this calendar", shown.Find(".ld-toast").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_calendar_without_hours_is_told_before_it_is_saved()
    {
        using var desk = new TestDesk();
        await using var page = new BunitContext();
        var shown = await ShowAsync(page, desk, Role.Admin);
        shown.Find("[aria-label='Remove window 1 of Monday']").Click();
        shown.Find("[aria-label='Copy the hours of Monday']").Change("all");
        Assert.Contains("No day has any hours", shown.Find(".cal-side").TextContent, StringComparison.Ordinal);
    }

    private static async Task<IRenderedComponent<OneCalendarPage>> ShowAsync(BunitContext page, TestDesk desk, Role role)
    {
        await desk.Get<SeedCalendars>().RunAsync(Actor.Desk, null, Stop);
        var actor = desk.AddPerson("Petra", role);
        page.Services.AddSingleton<TimeProvider>(desk.Clock).AddSingleton<AuthenticationStateProvider>(new Visitor(actor)).AddSingleton<CurrentActor>();
        page.Services.AddFallbackServiceProvider(desk.Services);
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        var shown = page.Render<OneCalendarPage>(parameters => parameters.Add(one => one.Key, "office-hours").AddCascadingValue(ViewerClock.In("UTC", desk.Clock)));
        shown.WaitForElement(".cal-month");
        return shown;
    }
}
