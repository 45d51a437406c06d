using System.Net;
using System.Text;

namespace LeadDesk.Tests.Api;

public sealed class RoutingEndpointsTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task Pools_and_rules_are_written_and_read_back()
    {
        var pool = await PutAsync("/api/v1/pools/Germany", """{"members": []}""");
        Assert.Equal(HttpStatusCode.OK, pool.StatusCode);
        Assert.Equal("Germany", (string?)(await ApiApp.JsonAsync(await app.GetAsync("/api/v1/pools")))[0]!["name"]);

        const string Rule = """{"name":"Germans","pool":"Germany","condition":{"kind":"test","attribute":"country","operator":"isAnyOf","values":["Germany"]},"accountOwnerFirst":true,"matchesLanguage":true,"skill":"Leasing"}""";
        var rules = await PutAsync("/api/v1/routing/rules", $$"""{"rules": [{{Rule}}]}""");
        Assert.Equal(HttpStatusCode.OK, rules.StatusCode);
        Assert.Equal($"[{Rule}]", (await ApiApp.JsonAsync(await app.GetAsync("/api/v1/routing/rules"))).ToJsonString());
    }

    [Theory]
    [InlineData("""{"rules": [{"name": "A", "pool": "Nowhere"}]}""", HttpStatusCode.BadRequest, "rules[0].pool")]
    [InlineData("""{"rules": [{"name": "A", "pool": "Nowhere", "condition": {"kind": "what"}}]}""", HttpStatusCode.BadRequest, "rules[0].condition")]
    [InlineData("""{"rules": 7}""", HttpStatusCode.BadRequest, "rules")]
    public async Task Rules_that_cannot_work_are_refused_by_the_path_of_what_is_wrong(string body, HttpStatusCode status, string path)
    {
        var answer = await PutAsync("/api/v1/routing/rules", body);
        Assert.Equal(status, answer.StatusCode);
        Assert.NotNull((await ApiApp.JsonAsync(answer))["errors"]![path]);
    }

    [Fact]
    public async Task A_pool_that_cannot_work_is_refused_in_words()
    {
        var answer = await PutAsync("/api/v1/pools/Team", """{"members": [{"userId": 1, "weight": 101}]}""");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("A weight is 0 to 100", (string?)(await ApiApp.JsonAsync(answer))["detail"], StringComparison.Ordinal);
        var unknown = await PutAsync("/api/v1/pools/Team", """{"members": [{"userId": 987654}]}""");
        Assert.Contains("not at the desk any more", (string?)(await ApiApp.JsonAsync(unknown))["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_lead_has_no_routing() => Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/api/v1/leads/987654/routing")).StatusCode);

    private Task<HttpResponseMessage> PutAsync(string path, string json) =>
        app.Http.PutAsync(new Uri(path, UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
}
