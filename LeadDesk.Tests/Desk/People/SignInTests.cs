using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.People;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.People;

public sealed class SignInTests(PostgresServer postgres)
{
    private const string Rep = "rep@leaddesk.demo", Right = MakeDemoPeople.Password;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task The_right_password_lets_in_and_is_remembered_as_a_sign_in(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);

        var (outcome, person) = await desk.Get<SignIn>().RunAsync(" REP@leaddesk.demo ", Right, Token);

        Assert.True(outcome.Succeeded);
        Assert.Equal("Mara Lindvall", person!.DisplayName);
        using var db = desk.Open();
        Assert.Equal(desk.Clock.Now, db.Users.Single(user => user.Email == Rep).LastSignInAt);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Five_wrong_passwords_lock_for_fifteen_minutes(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var signIn = desk.Get<SignIn>();

        for (var attempt = 0; attempt < SignIn.Attempts; attempt++)
        {
            Assert.Equal(SignIn.Refusal, (await signIn.RunAsync(Rep, "wrong", Token)).Outcome.Refusal);
        }

        Assert.Equal(SignIn.Refusal, (await signIn.RunAsync(Rep, Right, Token)).Outcome.Refusal);
        desk.Clock.Now += SignIn.Lockout - TimeSpan.FromSeconds(1);
        Assert.Equal(SignIn.Refusal, (await signIn.RunAsync(Rep, Right, Token)).Outcome.Refusal);
        desk.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.True((await signIn.RunAsync(Rep, Right, Token)).Outcome.Succeeded);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Many_guesses_at_once_are_not_more_guesses(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);
        var hasher = new CountingHasher { Accepts = "never" };
        var signIn = new SignIn(desk.Get<IDbContextFactory<LeadDb>>(), hasher, desk.Clock);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => signIn.RunAsync(Rep, "wrong", Token)));

        hasher.Accepts = Right;
        Assert.False((await signIn.RunAsync(Rep, Right, Token)).Outcome.Succeeded);
    }

    [Theory]
    [InlineData("nobody@leaddesk.demo", "wrong")]
    [InlineData(Rep, "wrong")]
    [InlineData("locked@leaddesk.demo", Right)]
    [InlineData("disabled@leaddesk.demo", Right)]
    [InlineData("invited@leaddesk.demo", Right)]
    [InlineData("", "")]
    public async Task Whoever_is_refused_hears_the_same_after_one_hash(string email, string password)
    {
        using var desk = await DeskAsync(DatabaseProvider.Sqlite);
        using (var db = desk.Open())
        {
            db.Users.AddRange(
                Person("locked", user => user.LockoutEnd = desk.Clock.Now.AddMinutes(5)),
                Person("disabled", user => user.DisabledAt = desk.Clock.Now),
                Person("invited", user => user.PasswordHash = null));
            await db.SaveChangesAsync(Token);
        }

        var hasher = new CountingHasher { Accepts = Right };
        var signIn = new SignIn(desk.Get<IDbContextFactory<LeadDb>>(), hasher, desk.Clock);

        Assert.Equal(SignIn.Refusal, (await signIn.RunAsync(email, password, Token)).Outcome.Refusal);
        Assert.Equal(1, hasher.Verified);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static AppUser Person(string name, Action<AppUser> change)
    {
        var email = name + "@leaddesk.demo";
        var person = new AppUser { DisplayName = name, UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, PasswordHash = "some" };
        change(person);
        return person;
    }

    private async Task<TestDesk> DeskAsync(DatabaseProvider provider)
    {
        var desk = TestDesk.On(provider, postgres);
        await desk.Get<MakeDemoPeople>().RunAsync(Token);
        return desk;
    }

    /// <summary>Counts the slow work, by which time could tell one refusal from another.</summary>
    private sealed class CountingHasher : IPasswordHasher<AppUser>
    {
        private int verified;

        public required string Accepts { get; set; }
        public int Verified => verified;

        public string HashPassword(AppUser user, string password) => "hash";

        public PasswordVerificationResult VerifyHashedPassword(AppUser user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref verified);
            return providedPassword == Accepts ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
        }
    }
}
