using System.Net;

namespace LeadDesk.Tests.Api;

public sealed class ModelEndpointsTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task A_model_is_read_and_made_again_as_a_draft()
    {
        var model = (await ApiApp.JsonAsync(await app.GetAsync("/api/v1/models"))).AsArray().First(row => (string?)row!["name"] == "B2B software")!;
        Assert.Equal(1, (int?)model["version"]);

        var definition = await (await app.GetAsync($"/api/v1/models/{model["id"]}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var answer = await app.PostAsync("/api/v1/models", definition.Replace("\"B2B software\"", "\"From a program\"", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var made = (await ApiApp.JsonAsync(await app.GetAsync("/api/v1/models"))).AsArray().First(row => (string?)row!["name"] == "From a program")!;
        Assert.Equal((null, 1), ((int?)made["version"], (int?)made["draft"]));
        Assert.Equal($"/api/v1/models/{made["id"]}", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync($"/api/v1/models/{made["id"]}?version=1")).StatusCode);
    }

    [Fact]
    public async Task A_draft_is_previewed()
    {
        var definition = await (await app.GetAsync("/api/v1/models/1")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var made = (await app.PostAsync("/api/v1/models", definition)).Headers.Location!;
        var started = await app.PostAsync($"{made}/preview", "");
        Assert.Equal((HttpStatusCode.Accepted, $"{made}/preview"), (started.StatusCode, started.Headers.Location!.ToString()));
        Assert.NotNull((await ApiApp.JsonAsync(started))["id"]);

        var told = await ApiApp.JsonAsync(await app.GetAsync($"{made}/preview"));

        while (told["job"] is { } job)
        {
            Assert.Null(job["failure"]);
            told = await ApiApp.JsonAsync(await app.GetAsync($"{made}/preview"));
        }

        Assert.Equal((1, 12, false), ((int?)told["version"], told["figures"]!["mqlsAfter"]!.AsArray().Count, (bool)told["figures"]!["isOutdated"]!));
        Assert.Equal(0, (int?)told["figures"]!["won"]!["missedAfter"]);
    }

    [Fact]
    public async Task Without_a_draft_there_is_nothing_to_preview()
    {
        Assert.Equal(HttpStatusCode.Conflict, (await app.PostAsync("/api/v1/models/1/preview", "")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/api/v1/models/1/preview")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync("/api/v1/models/999999/preview", "")).StatusCode);
    }

    [Theory]
    [InlineData("{\"schema\": 99, \"name\": \"From the future\"}", "newer LeadDesk")]
    [InlineData("{\"schema\": 2, \"name\": \"Odd\", \"colour\": \"red\"}", "colour")]
    [InlineData("{\"schema\": 2", "no scoring model")]
    [InlineData("[]", "no scoring model")]
    public async Task What_is_no_model_is_refused_in_words(string json, string reason)
    {
        var answer = await app.PostAsync("/api/v1/models", json);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, (string?)(await ApiApp.JsonAsync(answer))["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/models/999999")]
    [InlineData("/api/v1/models/1?version=77")]
    public async Task What_is_not_there_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync(path)).StatusCode);

    [Fact]
    public async Task The_schema_is_served_and_the_document_knows_the_calls()
    {
        Assert.NotNull((await ApiApp.JsonAsync(await app.GetAsync("/api/v1/models/schema")))["properties"]!["criteria"]);
        Assert.NotNull((await ApiApp.JsonAsync(await app.GetAsync("/openapi/v1.json")))["paths"]!["/api/v1/models"]!["post"]);
    }

    [Theory]
    [InlineData("/api/v1/models")]
    [InlineData("/api/v1/models/schema")]
    public async Task A_stranger_learns_nothing(string path) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Stranger().GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
}
