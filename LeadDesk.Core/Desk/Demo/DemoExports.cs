using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Demo;

/// <summary>Two saved exports of the marketer: what sales gets every Monday, and a short list for a partner.</summary>
internal static class DemoExports
{
    public static async Task AddAsync(LeadDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var marketer = await db.Users.Where(user => user.Role == Role.Marketer).OrderBy(user => user.Id).Select(user => (int?)user.Id).FirstOrDefaultAsync(cancellationToken);
        var weekly = new ExportDefinition
        {
            Name = "Weekly MQLs for sales",
            OwnerId = marketer,
            IsShared = true,
            Leads = "stage=mql",
            Columns = "",
            Sort = "grade",
            Language = "en",
            OnlyChanged = true,
            Rhythm = ExportRhythm.Weekly,
            ToFolder = true,
            CreatedAt = now,
        };
        weekly.NextAt = weekly.NextAfter(now);
        db.ExportDefinitions.Add(weekly);
        db.ExportDefinitions.Add(new()
        {
            Name = "Partner leads, Germany",
            OwnerId = marketer,
            IsShared = true,
            Leads = "country=Germany&stage=mql&stage=sal&stage=sql",
            Columns = "name,company,jobTitle,email,phone,grade,lastSignal",
            Sort = "-score",
            IsCsv = true,
            Language = "de",
            CreatedAt = now,
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}
