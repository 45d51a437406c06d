using LeadDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Web;

internal static class StartUp
{
    /// <summary>Brings the database up to date and puts into an empty desk what it needs to be used.</summary>
    public static async Task PrepareDeskAsync(this WebApplication app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<LeadDb>>().CreateDbContextAsync();
        await db.MigrateAsync();
    }
}
