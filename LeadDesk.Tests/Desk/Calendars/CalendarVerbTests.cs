using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Calendars;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Calendars;

public sealed class CalendarVerbTests(PostgresServer postgres)
{
    private static readonly CalendarDefinition Hours = CalendarDefinition.OfficeHours("Europe/Berlin");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Of_two_who_edit_a_calendar_the_later_is_told(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (petra, ada) = (desk.AddPerson("Petra", Role.Manager), desk.AddPerson("Ada", Role.Admin));
        var made = await desk.Get<SaveCalendar>().RunAsync(petra, "support", "Support", Hours, 0, Stop);
        Assert.True(made is { IsNew: true, Outcome.Succeeded: true });

        Assert.True((await desk.Get<SaveCalendar>().RunAsync(ada, "support", "Support desk", Hours, made.Version, Stop)).Outcome.Succeeded);
        var late = await desk.Get<SaveCalendar>().RunAsync(petra, "support", "Mine", Hours, made.Version, Stop);
        Assert.Contains("Ada changed this calendar", late.Outcome.Refusal, StringComparison.Ordinal);
        Assert.Contains("already", (await desk.Get<SaveCalendar>().RunAsync(petra, "Support", "Mine", Hours, 0, Stop)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.Equal("Support desk", (await desk.Get<CalendarList>().FindAsync(petra, "support", Stop))!.Name);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task New_hours_are_followed_by_the_open_clocks_of_that_calendar_once_a_lead(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var petra = desk.AddPerson("Petra", Role.Manager);
        await desk.Get<SeedCalendars>().RunAsync(Actor.Desk, null, Stop);
        long[] leads = [desk.AddLead("Open", new Cell('A', 1)), desk.AddLead("Stopped", new Cell('A', 1)), desk.AddLead("Elsewhere", new Cell('A', 1))];

        await using (var db = desk.Open())
        {
            db.Clocks.AddRange(Clock(desk, leads[0], "office-hours"), Clock(desk, leads[0], "office-hours", ClockKind.FirstTouch), Clock(desk, leads[1], "office-hours", stopped: true), Clock(desk, leads[2], "always"));
            await db.SaveChangesAsync(Stop);
            await db.ClockWork.ExecuteDeleteAsync(Stop);
        }

        Assert.True((await desk.Get<SaveCalendar>().RunAsync(petra, "office-hours", "Renamed only", CalendarDefinition.OfficeHours("UTC"), null, Stop)).Outcome.Succeeded);
        Assert.Empty(await FollowedAsync(desk));
        Assert.True((await desk.Get<SaveCalendar>().RunAsync(petra, "office-hours", null, Hours, null, Stop)).Outcome.Succeeded);
        Assert.Equal([leads[0]], await FollowedAsync(desk));
    }

    [Fact]
    public async Task A_calendar_in_use_stays()
    {
        using var desk = new TestDesk();
        var petra = desk.AddPerson("Petra", Role.Manager);
        await desk.Get<SaveCalendar>().RunAsync(petra, "nights", "Nights", Hours, 0, Stop);

        await using (var db = desk.Open())
        {
            db.SlaPolicies.Add(new() { Order = 1, Name = "Fast lane", Kind = ClockKind.Accept, CalendarKey = "nights" });
            await db.SaveChangesAsync(Stop);
        }

        Assert.Contains("Fast lane", (await desk.Get<DeleteCalendar>().RunAsync(petra, "nights", Stop)).Refusal, StringComparison.Ordinal);

        await using (var db = desk.Open())
        {
            await db.SlaPolicies.ExecuteDeleteAsync(Stop);
        }

        Assert.True((await desk.Get<DeleteCalendar>().RunAsync(petra, "nights", Stop)).Succeeded);
        Assert.Null(await desk.Get<CalendarList>().FindAsync(petra, "nights", Stop));
    }

    [Theory]
    [InlineData(Role.Rep, false)]
    [InlineData(Role.Marketer, false)]
    [InlineData(Role.Manager, true)]
    [InlineData(Role.Admin, true)]
    public async Task Managers_and_admins_change_calendars_and_everybody_reckons_by_them(Role role, bool may)
    {
        using var desk = new TestDesk();
        var actor = desk.AddPerson("Mara", role);
        Assert.Equal(may, (await desk.Get<SaveCalendar>().RunAsync(actor, "mine", null, Hours, 0, Stop)).Outcome.Succeeded);
        await desk.Get<SaveCalendar>().RunAsync(Actor.Desk, "mine", null, Hours, null, Stop);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), (await desk.Get<ReckonDeadline>().DeadlineAsync(actor, "mine", new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), 60, Stop))!.Result);
        Assert.Equal(may, (await desk.Get<DeleteCalendar>().RunAsync(actor, "mine", Stop)).Succeeded);
    }

    [Fact]
    public async Task The_first_calendars_are_made_once_and_kept_as_people_changed_them()
    {
        using var desk = new TestDesk();
        Assert.False((await desk.Get<SeedCalendars>().RunAsync(Actor.Desk, "Nowhere/Land", Stop)).Succeeded);
        await desk.Get<SeedCalendars>().RunAsync(Actor.Desk, "Asia/Tokyo", Stop);
        await desk.Get<SaveCalendar>().RunAsync(Actor.Desk, "office-hours", "Ours", Hours, null, Stop);
        await desk.Get<SeedCalendars>().RunAsync(Actor.Desk, "Asia/Tokyo", Stop);
        Assert.Equal(["Ours Europe/Berlin", "Round the clock UTC"], (await desk.Get<CalendarList>().AskAsync(Actor.Desk, Stop)).Select(calendar => $"{calendar.Name} {calendar.Definition.Zone}"));
    }

    private static SlaClock Clock(TestDesk desk, long lead, string calendar, ClockKind? kind = null, bool stopped = false) => new()
    {
        LeadId = lead,
        Kind = kind ?? ClockKind.Accept,
        Cause = "Handed over",
        CalendarKey = calendar,
        Cell = new Cell('A', 1),
        Minutes = 60,
        StartedAt = desk.Clock.Now,
        DueAt = desk.Clock.Now,
        StoppedAt = stopped ? desk.Clock.Now : null,
    };

    private static async Task<List<long>> FollowedAsync(TestDesk desk)
    {
        await using var db = desk.Open();
        return await db.ClockWork.Select(work => work.LeadId).ToListAsync(Stop);
    }
}
