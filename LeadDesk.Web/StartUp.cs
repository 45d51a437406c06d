using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Calendars;
using LeadDesk.Core.Desk.Demo;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Team;
using LeadDesk.Web.Account;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Web;

internal static class StartUp
{
    /// <summary>Brings the database up to date and puts into an empty desk what it needs to be used.</summary>
    public static async Task PrepareDeskAsync(this WebApplication app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<LeadDb>>().CreateDbContextAsync();
        await db.MigrateAsync();
        await app.PreparePeopleAsync();
        await app.Services.GetRequiredService<SeedModels>().RunAsync(Actor.Desk, CancellationToken.None);
        await app.Services.GetRequiredService<SeedFrameworks>().RunAsync(Actor.Desk);

        if (await app.Services.GetRequiredService<SeedCalendars>().RunAsync(Actor.Desk, app.Configuration["Calendar:Zone"]) is { Succeeded: false } refused)
        {
            throw new InvalidOperationException($"The setting Calendar:Zone cannot be used. {refused.Refusal}");
        }

        await app.Services.GetRequiredService<SeedPolicies>().RunAsync();

        if (app.Configuration.HasDemo(app.Environment) && app.Configuration.GetValue("Demo:Leads", true))
        {
            await app.Services.GetRequiredService<DemoDesk>().FillAsync();
        }
    }
}
