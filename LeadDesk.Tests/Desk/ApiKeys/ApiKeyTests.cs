using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.ApiKeys;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.ApiKeys;

public sealed class ApiKeyTests(PostgresServer postgres)
{
    private static readonly Actor Admin = Actor.Person(1, "Ada", Role.Admin);

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_key_is_recognised_until_it_is_revoked_and_kept_as_a_hash_only(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var made = await desk.Get<CreateApiKey>().RunAsync(Admin, " Website ", ["events:write", "leads:read"], Cancel);

        Assert.Matches("^ld_[0-9A-Za-z]{40}$", made.Secret!);
        Assert.Equal(["leads:read", "events:write"], (await desk.Get<RecogniseApiKey>().RunAsync(made.Secret!, Cancel))!.Scopes);
        Assert.Null(await desk.Get<RecogniseApiKey>().RunAsync(made.Secret![..^1], Cancel));
        var row = Assert.Single(await desk.Get<ApiKeyList>().RunAsync(Admin, Cancel));
        Assert.Equal(("Website", made.Secret[..9], desk.Clock.Now), (row.Name, row.Prefix, row.LastUsedAt));
        await using var db = desk.Open();
        Assert.DoesNotContain(made.Secret, (await db.ApiKeys.SingleAsync(Cancel)).Hash, StringComparison.Ordinal);

        Assert.True((await desk.Get<RevokeApiKey>().RunAsync(Admin, made.KeyId!.Value, Cancel)).Succeeded);
        Assert.Null(await desk.Get<RecogniseApiKey>().RunAsync(made.Secret, Cancel));
        Assert.Equal(["created API key", "revoked API key"], await db.Audit.OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Its_use_is_noted_at_most_once_a_minute()
    {
        using var desk = new TestDesk();
        var made = await desk.Get<CreateApiKey>().RunAsync(Admin, "Website", ["leads:read"], Cancel);
        var first = desk.Clock.Now;

        foreach (var (seconds, noted) in new[] { (0, 0), (59, 0), (60, 60), (119, 60) })
        {
            desk.Clock.Now = first.AddSeconds(seconds);
            await desk.Get<RecogniseApiKey>().RunAsync(made.Secret!, Cancel);
            Assert.Equal(first.AddSeconds(noted), (await desk.Get<ApiKeyList>().RunAsync(Admin, Cancel))[0].LastUsedAt);
        }
    }

    [Theory]
    [InlineData(Role.Manager, "Website", "leads:read")]
    [InlineData(Role.Admin, " ", "leads:read")]
    [InlineData(Role.Admin, "Website", "everything")]
    [InlineData(Role.Admin, "Website")]
    public async Task Only_an_admin_makes_keys_with_a_name_and_known_scopes(Role role, string name, params string[] scopes)
    {
        using var desk = new TestDesk();

        var made = await desk.Get<CreateApiKey>().RunAsync(Actor.Person(2, "Mo", role), name, scopes, Cancel);

        Assert.NotNull(made.Outcome.Refusal);
        Assert.Null(made.Secret);
        Assert.Empty(await desk.Get<ApiKeyList>().RunAsync(Admin, Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
