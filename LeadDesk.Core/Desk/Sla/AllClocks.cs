using LeadDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>Notes every lead that has clocks, or may get some, to be looked at again.</summary>
internal static class AllClocks
{
    public static Task NoteAsync(LeadDb db, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "ClockWork" ("LeadId")
        SELECT "Id" FROM "Leads" WHERE "DeletedAt" IS NULL AND ("InQueue" OR "Stage" = 'opportunity')
        UNION SELECT "LeadId" FROM "Clocks" WHERE "StoppedAt" IS NULL
        """, cancellationToken);
}
