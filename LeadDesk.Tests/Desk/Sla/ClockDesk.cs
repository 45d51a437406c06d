using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Calendars;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Sla;

/// <summary>A desk with policies of its own, whose clock is moved by hand.</summary>
internal static class ClockDesk
{
    public static async Task<TestDesk> NewAsync(DatabaseProvider provider, PostgresServer postgres, params IReadOnlyList<SlaPolicy> policies)
    {
        var desk = TestDesk.On(provider, postgres);
        await desk.Get<SeedCalendars>().RunAsync(Actor.Desk, cancellationToken: TestContext.Current.CancellationToken);
        await desk.Get<SeedPolicies>().RunAsync(TestContext.Current.CancellationToken);
        using var db = desk.Open();
        await db.SlaPolicies.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        db.SlaPolicies.AddRange(policies);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return desk;
    }

    public static SlaPolicy Policy(ClockKind kind, int? minutes, string calendar = SlaCalendar.RoundTheClock, string cells = "", string requests = "", int? grace = null, int order = 1) =>
        new() { Order = order, Name = $"{kind} {cells}{requests}", Kind = kind, Minutes = minutes, CalendarKey = calendar, Cells = cells, Requests = requests, GraceMinutes = grace };

    /// <summary>Does what the desk does by itself, at the moment the clock shows.</summary>
    public static async Task TickAsync(this TestDesk desk, TimeSpan? later = null)
    {
        desk.Clock.Now += later ?? TimeSpan.Zero;
        await desk.Get<FollowClocks>().RunAsync(Actor.Desk, TestContext.Current.CancellationToken);
        await desk.Get<ClimbLadder>().RunAsync(Actor.Desk, TestContext.Current.CancellationToken);
    }

    public static List<SlaClock> Clocks(this TestDesk desk, long leadId)
    {
        using var db = desk.Open();
        return [.. db.Clocks.AsNoTracking().Include(one => one.Steps).Where(one => one.LeadId == leadId).OrderBy(one => one.Id)];
    }

    public static List<string> Told(this TestDesk desk, Actor person)
    {
        using var db = desk.Open();
        return [.. db.Notifications.AsNoTracking().Where(told => told.UserId == person.UserId).OrderBy(told => told.Id).Select(told => told.Kind)];
    }

    public static Lead LeadNow(this TestDesk desk, long leadId)
    {
        using var db = desk.Open();
        return db.Leads.AsNoTracking().Single(lead => lead.Id == leadId);
    }
}
