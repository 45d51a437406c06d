using System.Text.RegularExpressions;
using LeadDesk.Core.Desk.People;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LeadDesk.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed partial class SignInSessionTests(BrowserFixture browsers)
{
    [Fact]
    public async Task A_disabled_persons_open_page_goes_to_sign_in()
    {
        await using var app = new TestApp(("Security:RevalidateSeconds", "1"), ("Demo:Leads", "false"));
        await using var browser = await browsers.SignInAsync(app, "admin@leaddesk.demo", "admin/people");
        await Assertions.Expect(browser.Page.GetByText("Mara Lindvall")).ToBeVisibleAsync();
        var (people, token) = (await app.Services.GetRequiredService<PeopleList>().RunAsync(Actor.Desk, Token), Token);
        await app.Services.GetRequiredService<ChangeRole>().RunAsync(Actor.Desk, people.Single(person => person.Name == "Petra Vance").Id, Role.Admin, token);

        await app.Services.GetRequiredService<DisablePerson>().RunAsync(Actor.Desk, people.Single(person => person.Name == "Ada Winter").Id, token);

        await Assertions.Expect(browser.Page).ToHaveURLAsync(SignIn(), new() { Timeout = 20_000 });
        await browser.Page.GotoAsync("account");
        await Assertions.Expect(browser.Page).ToHaveURLAsync(SignIn());
    }

    [Fact]
    public async Task A_session_that_ends_between_the_page_and_its_live_connection_goes_to_sign_in()
    {
        await using var app = new TestApp(("Demo:Leads", "false"));
        await using var browser = await browsers.SignInAsync(app, "admin@leaddesk.demo", "account");
        await browser.Page.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await browser.Page.Context.ClearCookiesAsync();
            await route.ContinueAsync(new() { Headers = route.Request.Headers.Where(header => header.Key != "cookie") });
        });

        await browser.Page.GotoAsync("admin/people");

        await Assertions.Expect(browser.Page).ToHaveURLAsync(SignIn());
    }

    [Fact]
    public async Task An_admin_invites_somebody_who_sets_a_password_and_comes_in()
    {
        await using var app = new TestApp(("Demo:Leads", "false"));
        await using var admin = await browsers.SignInAsync(app, "admin@leaddesk.demo", "admin/people");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        await admin.Page.GetByLabel("Name").FillAsync("Nora Quist");
        await admin.Page.GetByLabel("E-mail").FillAsync("nora@example.com");
        await admin.Page.GetByLabel("Marketer").CheckAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        var link = await admin.Page.GetByLabel("The link").InputValueAsync();
        Assert.Empty(admin.Complaints);

        await using var nora = await browsers.NewPageAsync(app);
        await nora.Page.GotoAsync(link);
        await nora.Page.GetByLabel("New password").FillAsync("three dry towels");
        await nora.Page.GetByRole(AriaRole.Button, new() { Name = "Set password" }).ClickAsync();
        await nora.SubmitSignInAsync("nora@example.com", "three dry towels");

        await Assertions.Expect(nora.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task There_are_no_barriers_on_the_way_in_and_in_the_administration(ColorScheme colours)
    {
        await using var app = new TestApp(("Demo:Leads", "false"));
        await using var stranger = await browsers.NewPageAsync(app, colours);
        await stranger.Page.GotoAsync("sign-in");
        Assert.Empty(await stranger.BarriersAsync());
        await using var admin = await browsers.SignInAsync(app, "admin@leaddesk.demo", "account", colours);
        Assert.Empty(await admin.BarriersAsync());

        await admin.Page.GotoAsync("admin/people");
        await admin.Page.GetByText("Mara Lindvall").WaitForAsync();
        Assert.Empty(await admin.BarriersAsync());
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        await admin.Page.GetByLabel("Name").WaitForAsync();
        Assert.Empty(await admin.BarriersAsync());

        await admin.Page.GotoAsync("admin/keys");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Make a key" }).ClickAsync();
        await admin.Page.GetByLabel("Name").FillAsync("Website");
        await admin.Page.GetByLabel("Send engagement events").CheckAsync();
        Assert.Empty(await admin.BarriersAsync());
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Make", Exact = true }).ClickAsync();
        Assert.StartsWith("ld_", await admin.Page.GetByLabel("The key").InputValueAsync(), StringComparison.Ordinal);
        Assert.Empty(await admin.BarriersAsync());

        await admin.Page.GotoAsync("admin/fields");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Add a field" }).ClickAsync();
        await admin.Page.GetByLabel("Name").FillAsync("Contract");
        await admin.Page.GetByLabel("Type").SelectOptionAsync("Choice");
        await admin.Page.GetByLabel("Values to choose").FillAsync("Monthly\nYearly");
        Assert.Empty(await admin.BarriersAsync());
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await admin.Page.GetByText("Contract is added.").WaitForAsync();
        Assert.Empty(await admin.BarriersAsync());
        Assert.Empty(admin.Complaints);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [GeneratedRegex("/sign-in")]
    private static partial Regex SignIn();
}
