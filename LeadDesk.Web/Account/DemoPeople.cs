using LeadDesk.Core.Desk.People;

namespace LeadDesk.Web.Account;

internal static class DemoPeople
{
    /// <summary>Whether this is the demo desk, where everybody may know the passwords. By itself only on a developer's machine.</summary>
    public static bool HasDemo(this IConfiguration settings, IHostEnvironment environment) => settings.GetValue("Demo:Enabled", environment.IsDevelopment());

    /// <summary>Puts the demo people in, or, on a real desk that nobody can enter yet, prints the link for its first admin.</summary>
    public static async Task PreparePeopleAsync(this WebApplication app)
    {
        if (app.Configuration.HasDemo(app.Environment))
        {
            await app.Services.GetRequiredService<MakeDemoPeople>().RunAsync(CancellationToken.None);
        }
        else if (await app.Services.GetRequiredService<MakeFirstAdmin>().IsNeededAsync(CancellationToken.None))
        {
            app.Services.GetRequiredService<FirstAdminLink>().PrintWhenStarted(app);
        }
    }
}
