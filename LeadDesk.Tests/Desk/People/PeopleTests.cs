using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.People;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.People;

public sealed class PeopleTests(PostgresServer postgres)
{
    private const string Password = "three dry towels";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task An_invited_person_sets_a_password_once_and_comes_in(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var (outcome, secret) = await desk.Get<InvitePerson>().RunAsync(Admin(desk), "Nora Quist", "nora@example.com", Role.Marketer, Token);
        Assert.True(outcome.Succeeded);
        Assert.Equal(PersonState.Invited, (await RowAsync(desk, "nora@example.com")).State);
        Assert.Equal("Nora Quist", (await desk.Get<FollowPasswordLink>().FindAsync(secret!, Token))!.Name);

        Assert.Contains("at least 10", (await desk.Get<FollowPasswordLink>().RunAsync(secret!, "short", Token)).Refusal, StringComparison.Ordinal);
        Assert.True((await desk.Get<FollowPasswordLink>().RunAsync(secret!, Password, Token)).Succeeded);

        Assert.Equal(FollowPasswordLink.Refusal, (await desk.Get<FollowPasswordLink>().RunAsync(secret!, Password, Token)).Refusal);
        Assert.Null(await desk.Get<FollowPasswordLink>().FindAsync(secret!, Token));
        Assert.Equal(Role.Marketer, (await desk.Get<SignIn>().RunAsync("nora@example.com", Password, Token)).Person!.Role);
        Assert.Equal(PersonState.Active, (await RowAsync(desk, "nora@example.com")).State);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task An_e_mail_belongs_to_one_person_in_any_case_of_letters(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var (outcome, secret) = await desk.Get<InvitePerson>().RunAsync(Admin(desk), "Other", "REP@leaddesk.demo", Role.Rep, Token);
        Assert.Contains("belongs to somebody", outcome.Refusal, StringComparison.Ordinal);
        Assert.Null(secret);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_newer_link_replaces_the_older_one(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var rep = await RowAsync(desk, "rep@leaddesk.demo");
        var older = (await desk.Get<MakePasswordLink>().RunAsync(Admin(desk), rep.Id, Token)).Secret!;
        var newer = (await desk.Get<MakePasswordLink>().RunAsync(Admin(desk), rep.Id, Token)).Secret!;

        Assert.Null(await desk.Get<FollowPasswordLink>().FindAsync(older, Token));
        Assert.NotNull(await desk.Get<FollowPasswordLink>().FindAsync(newer, Token));
        desk.Clock.Now += PasswordLink.Lasts;
        Assert.Null(await desk.Get<FollowPasswordLink>().FindAsync(newer, Token));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_disabled_person_is_out_until_enabled(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var (rep, before) = (await RowAsync(desk, "rep@leaddesk.demo"), await StampAsync(desk, "rep@leaddesk.demo"));
        var link = (await desk.Get<MakePasswordLink>().RunAsync(Admin(desk), rep.Id, Token)).Secret!;
        Assert.True(await desk.Get<StillSignedIn>().RunAsync(rep.Id, before, Token));

        Assert.True((await desk.Get<DisablePerson>().RunAsync(Admin(desk), rep.Id, Token)).Succeeded);

        Assert.False(await desk.Get<StillSignedIn>().RunAsync(rep.Id, before, Token));
        Assert.False(await desk.Get<StillSignedIn>().RunAsync(rep.Id, await StampAsync(desk, "rep@leaddesk.demo"), Token));
        Assert.False((await desk.Get<SignIn>().RunAsync(rep.Email, MakeDemoPeople.Password, Token)).Outcome.Succeeded);
        Assert.Null(await desk.Get<FollowPasswordLink>().FindAsync(link, Token));
        Assert.True((await desk.Get<EnablePerson>().RunAsync(Admin(desk), rep.Id, Token)).Succeeded);
        Assert.True((await desk.Get<SignIn>().RunAsync(rep.Email, MakeDemoPeople.Password, Token)).Outcome.Succeeded);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task The_desk_keeps_an_admin(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var (ada, petra) = (await RowAsync(desk, "admin@leaddesk.demo"), await RowAsync(desk, "manager@leaddesk.demo"));
        var adas = Actor.Person(ada.Id, ada.Name, Role.Admin);
        Assert.Equal("You cannot disable yourself. Ask another admin.", (await desk.Get<DisablePerson>().RunAsync(adas, ada.Id, Token)).Refusal);
        Assert.Equal("You cannot change your own role. Ask another admin.", (await desk.Get<ChangeRole>().RunAsync(adas, ada.Id, Role.Rep, Token)).Refusal);

        Assert.True((await desk.Get<ChangeRole>().RunAsync(adas, petra.Id, Role.Admin, Token)).Succeeded);
        Assert.True((await desk.Get<DisablePerson>().RunAsync(adas, petra.Id, Token)).Succeeded);

        // Petra's page is open for some seconds more.
        var petras = Actor.Person(petra.Id, petra.Name, Role.Admin);
        Assert.Contains("is the last admin", (await desk.Get<DisablePerson>().RunAsync(petras, ada.Id, Token)).Refusal, StringComparison.Ordinal);
        Assert.Contains("is the last admin", (await desk.Get<ChangeRole>().RunAsync(petras, ada.Id, Role.Rep, Token)).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_new_role_ends_the_sessions_and_every_change_is_on_record(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var (rep, before) = (await RowAsync(desk, "rep@leaddesk.demo"), await StampAsync(desk, "rep@leaddesk.demo"));

        await desk.Get<ChangeRole>().RunAsync(Admin(desk), rep.Id, Role.Manager, Token);

        Assert.NotEqual(before, await StampAsync(desk, "rep@leaddesk.demo"));
        using var db = desk.Open();
        var entry = db.Audit.Single();
        Assert.Equal(("Changed a role", "rep@leaddesk.demo", "Rep to Manager", "Ada Winter"), (entry.Action, entry.Subject, entry.Detail, entry.By));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task One_changes_ones_password_knowing_the_current_one(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var rep = await RowAsync(desk, "rep@leaddesk.demo");
        var (actor, before) = (Actor.Person(rep.Id, rep.Name, rep.Role), await StampAsync(desk, rep.Email));

        Assert.Contains("current password is wrong", (await desk.Get<ChangePassword>().RunAsync(actor, "guess", Password, Token)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.True((await desk.Get<ChangePassword>().RunAsync(actor, MakeDemoPeople.Password, Password, Token)).Outcome.Succeeded);

        Assert.NotEqual(before, await StampAsync(desk, rep.Email));
        Assert.True((await desk.Get<SignIn>().RunAsync(rep.Email, Password, Token)).Outcome.Succeeded);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Only_an_empty_desk_lets_a_first_admin_be_made(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var verb = desk.Get<MakeFirstAdmin>();
        Assert.True(await verb.IsNeededAsync(Token));

        Assert.True((await verb.RunAsync("Ada", "ada@example.com", Password, Token)).Succeeded);

        Assert.False(await verb.IsNeededAsync(Token));
        Assert.Contains("has people already", (await verb.RunAsync("Eve", "eve@example.com", Password, Token)).Refusal, StringComparison.Ordinal);
        Assert.Equal(Role.Admin, (await desk.Get<SignIn>().RunAsync("ada@example.com", Password, Token)).Person!.Role);
    }

    [Theory]
    [InlineData("short", "at least 10")]
    [InlineData("Password123!", "first that anybody would try")]
    [InlineData("aaaaaaaaaaaa", "first that anybody would try")]
    [InlineData("nora@example.com", "Your e-mail")]
    [InlineData("three dry towels", null)]
    [InlineData("Demo-desk-2026", null)]
    public void A_password_is_long_and_not_what_anybody_would_try(string password, string? refusal)
    {
        var outcome = PasswordRule.Check(password, "nora@example.com");
        Assert.Equal(refusal is null, outcome.Succeeded);
        Assert.Contains(refusal ?? "", outcome.Refusal ?? "", StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Actor Admin(TestDesk desk)
    {
        using var db = desk.Open();
        return db.Users.Single(user => user.Role == Role.Admin).AsActor();
    }

    private static async Task<PersonRow> RowAsync(TestDesk desk, string email) =>
        (await desk.Get<PeopleList>().RunAsync(Actor.Desk, Token)).Single(person => person.Email == email);

    private static Task<string?> StampAsync(TestDesk desk, string email)
    {
        using var db = desk.Open();
        return Task.FromResult(db.Users.Single(user => user.Email == email).SecurityStamp);
    }

    private async Task<TestDesk> DeskAsync(DatabaseProvider provider)
    {
        var desk = TestDesk.On(provider, postgres);
        await desk.Get<MakeDemoPeople>().RunAsync(Token);
        return desk;
    }
}
