using LeadDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>Notes down whose open promises have to be reckoned anew after what they rest on was changed.</summary>
public static class ClocksToFollow
{
    /// <summary>
    /// Within the caller's transaction, and in one statement: a calendar may have a hundred thousand open clocks. Deleted leads are among them, as
    /// they can be restored.
    /// </summary>
    public static Task AfterCalendarAsync(LeadDb db, string key, CancellationToken cancellationToken = default) => db.Database.ExecuteSqlAsync(
        $"""INSERT INTO "ClockWork" ("LeadId") SELECT DISTINCT "LeadId" FROM "Clocks" WHERE "CalendarKey" = {key} AND "StoppedAt" IS NULL""", cancellationToken);

    /// <summary>Every lead that has clocks, or may get some by other policies.</summary>
    public static Task AfterPoliciesAsync(LeadDb db, CancellationToken cancellationToken = default) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "ClockWork" ("LeadId")
        SELECT "Id" FROM "Leads" WHERE "DeletedAt" IS NULL AND ("InQueue" OR "Stage" = 'opportunity')
        UNION SELECT "LeadId" FROM "Clocks" WHERE "StoppedAt" IS NULL
        """, cancellationToken);
}
