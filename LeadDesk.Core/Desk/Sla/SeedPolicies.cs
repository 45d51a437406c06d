using LeadDesk.Core.Data;
using LeadDesk.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>The policies a desk begins with; none is added to a desk that has been set up, also when all were deleted there. Its calendars are there before.</summary>
public sealed class SeedPolicies(IDbContextFactory<LeadDb> databases)
{
    private const int WorkingDay = 8 * 60, Hour = 60;

    private static IEnumerable<SlaPolicy> Usual =>
    [
        New(1, "Asked for a demo or a call", ClockKind.FirstTouch, 15, SlaCalendar.OfficeHours, requests: "demo-requested,contact-requested", grace: Hour),
        New(2, "First touch within the follow-up of the grade", ClockKind.FirstTouch, null, SlaCalendar.RoundTheClock, grace: 2 * Hour),
        New(3, "Accept or reject the best within a working day", ClockKind.Accept, WorkingDay, SlaCalendar.OfficeHours, cells: "A1,B1"),
        New(4, "Accept or reject within two working days", ClockKind.Accept, 2 * WorkingDay, SlaCalendar.OfficeHours),
        New(5, "Touch accepted leads again within three working days", ClockKind.NextTouch, 3 * WorkingDay, SlaCalendar.OfficeHours),
        New(6, "Decide within ten working days", ClockKind.Decision, 10 * WorkingDay, SlaCalendar.OfficeHours),
    ];

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (await db.SlaSettings.AnyAsync(cancellationToken))
        {
            return;
        }

        await db.WriteAsync(async ct =>
        {
            await db.HoldAsync([FollowClocks.Key], ct);

            if (await db.SlaSettings.AnyAsync(ct))
            {
                return false;
            }

            db.SlaSettings.Add(new());
            db.SlaPolicies.AddRange(Usual);
            await db.SaveChangesAsync(ct);
            return true;
        }, cancellationToken);
    }

    private static SlaPolicy New(int order, string name, ClockKind kind, int? minutes, string calendar, string cells = "", string requests = "", int? grace = null) =>
        new() { Order = order, Name = name, Kind = kind, Minutes = minutes, CalendarKey = calendar, Cells = cells, Requests = requests, GraceMinutes = grace };
}
