using System.Net;

namespace LeadDesk.Tests.Api;

public sealed class OtherMethodsTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Theory]
    [InlineData("HEAD", "leads", "GET, POST")]
    [InlineData("PUT", "leads/1", "GET")]
    [InlineData("GET", "events", "POST")]
    [InlineData("HEAD", "exports/mql.csv", "GET")]
    [InlineData("DELETE", "imports", "POST")]
    public async Task A_wrong_method_is_told_the_right_ones(string method, string path, string allowed)
    {
        using var answer = await AskAsync(method, path);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, allowed), (answer.StatusCode, string.Join(", ", answer.Content.Headers.Allow.Order())));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("HEAD")]
    public async Task An_address_that_leads_nowhere_is_not_found_by_any_method(string method)
    {
        using var answer = await AskAsync(method, "nowhere");

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task The_document_tells_what_an_import_is_sent_as()
    {
        var document = await ApiApp.JsonAsync(await app.GetAsync("openapi/v1.json"));

        var parts = document["paths"]!["/api/v1/imports"]!["post"]!["requestBody"]!["content"]!["multipart/form-data"]!["schema"]!["properties"]!;
        Assert.Equal("binary", (string?)parts["file"]!["format"]);
        Assert.NotNull(parts["mapping"]);
    }

    [Fact]
    public async Task Leads_are_listed_by_what_stands_in_a_field()
    {
        await app.PostAsync("api/v1/leads", """{"externalId":"field-1","city":"Porto"}""");
        await app.PostAsync("api/v1/leads", """{"externalId":"field-2","city":"Faro"}""");

        Assert.Equal("field-1", (string?)Assert.Single((await ApiApp.JsonAsync(await app.GetAsync("api/v1/leads?city=Porto")))["items"]!.AsArray())!["externalId"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.GetAsync("api/v1/leads?closeDate=soon")).StatusCode);
    }

    private Task<HttpResponseMessage> AskAsync(string method, string path) =>
        app.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), "api/v1/" + path), TestContext.Current.CancellationToken);
}
