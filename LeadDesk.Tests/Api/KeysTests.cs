using System.Net;
using LeadDesk.Core.Desk.ApiKeys;
using LeadDesk.Core.Team;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Api;

public sealed class KeysTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ld_nobody")]
    [InlineData("tests-have-the-key ")]
    [InlineData("tests-have-the-keys")]
    public async Task Without_a_known_key_nobody_gets_in(string? key)
    {
        using var stranger = app.Stranger();

        if (key is not null)
        {
            stranger.DefaultRequestHeaders.TryAddWithoutValidation("X-Api-Key", key + "x");
        }

        var response = await stranger.GetAsync("/api/v1/leads", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_key_may_do_what_its_scopes_say_until_it_is_revoked()
    {
        var admin = Actor.Person(1, "Ada", Role.Admin);
        var key = await app.Services.GetRequiredService<CreateApiKey>().RunAsync(admin, "Reader", [ApiScope.ReadLeads.Key], TestContext.Current.CancellationToken);
        using var reader = app.Stranger();
        reader.DefaultRequestHeaders.Add("X-Api-Key", key.Secret);

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/api/v1/leads", TestContext.Current.CancellationToken)).StatusCode);
        var refused = await reader.PostAsync("/api/v1/rescore", content: null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("scores:write", (string?)(await ApiApp.JsonAsync(refused))["detail"], StringComparison.Ordinal);

        await app.Services.GetRequiredService<RevokeApiKey>().RunAsync(admin, key.KeyId!.Value, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, (await reader.GetAsync("/api/v1/leads", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/api/v1/health/ready")]
    [InlineData("/openapi/v1.json")]
    public async Task Health_and_the_description_need_no_key(string path)
    {
        using var stranger = app.Stranger();
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_description_names_the_header_and_every_field_of_a_lead()
    {
        var document = await ApiApp.JsonAsync(await app.GetAsync("/openapi/v1.json"));

        Assert.Equal("X-Api-Key", (string?)document["components"]!["securitySchemes"]!["ApiKey"]!["name"]);
        Assert.NotNull(document["components"]!["schemas"]!["LeadBody"]!["properties"]!["jobTitle"]);
        Assert.All(document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()), operation => Assert.NotNull(operation.Value!["summary"]));
    }
}
