using System.Net;
using System.Text.RegularExpressions;
using LeadDesk.Core.Desk.People;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Security;

public sealed partial class FirstAdminTests
{
    [Fact]
    public async Task An_empty_desk_prints_a_link_that_makes_one_admin()
    {
        await using var app = new TestApp(("Demo:Enabled", "false"));
        using var client = new RawClient(app);
        var link = Link().Match(string.Join('\n', app.Log.Lines)).Value;
        Assert.DoesNotContain("leaddesk.demo", await client.Http.GetStringAsync(new Uri("sign-in", UriKind.Relative), Token), StringComparison.Ordinal);
        Assert.Contains("This link does not work", await client.Http.GetStringAsync(new Uri("account/first-admin?token=guess", UriKind.Relative), Token), StringComparison.Ordinal);

        using var made = await MakeAsync(client, link, "ada@example.com");

        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.Equal(Role.Admin, (await app.Services.GetRequiredService<SignIn>().RunAsync("ada@example.com", "three dry towels", Token)).Person!.Role);
        Assert.Contains("This link does not work", await client.Http.GetStringAsync(new Uri(link, UriKind.Relative), Token), StringComparison.Ordinal);
        using var again = await MakeAsync(client, link, "eve@example.com");
        Assert.Single(await app.Services.GetRequiredService<PeopleList>().RunAsync(Actor.Desk, Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<HttpResponseMessage> MakeAsync(RawClient client, string link, string email) =>
        client.SubmitAsync(link, "first-admin", ("Form.Name", "Ada"), ("Form.Email", email), ("Form.Password", "three dry towels"));

    [GeneratedRegex(@"account/first-admin\?token=\w+")]
    private static partial Regex Link();
}
