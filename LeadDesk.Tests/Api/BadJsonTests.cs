using System.Net;
using System.Text;

namespace LeadDesk.Tests.Api;

public sealed class BadJsonTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string Event = """ "eventId": "e", "type": "page-viewed", "occurredAt": "2026-01-01T00:00:00Z" """;

    [Theory]
    [InlineData("", "$")]
    [InlineData("{", "$")]
    [InlineData("{} x", "$")]
    [InlineData("""{"externalId": "a"}{"externalId": "b"}""", "$")]
    [InlineData("""{"externalId": "a",}""", "$")]
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    [InlineData("\"text\"", "$")]
    [InlineData("""{"externalId": "a", "colour": "red"}""", "colour")]
    [InlineData("""{"externalId": "a", "ExternalId": "b"}""", "ExternalId")]
    [InlineData("""{"externalId": "a", "externalId": "b"}""", "externalId")]
    [InlineData("""{"externalId": "a", "custom": {"x": 1, "x": 2}}""", "custom.x")]
    [InlineData("""{"externalId": "a", "custom": {"nowhere": 1}}""", "custom.nowhere")]
    [InlineData("""{"externalId": "a", "custom.nowhere": 1}""", "custom.nowhere")]
    [InlineData("""{"externalId": "a", "custom": []}""", "custom")]
    [InlineData("""{"externalId": 7}""", "externalId")]
    [InlineData("""{"externalId": "a", "visits": "7"}""", "visits")]
    [InlineData("""{"externalId": "a", "visits": 1e999}""", "visits")]
    [InlineData("""{"externalId": "a", "visits": {}}""", "visits")]
    [InlineData("""{"externalId": "a", "doNotEmail": "yes"}""", "doNotEmail")]
    [InlineData("""{"externalId": "a", "closeDate": "soon"}""", "closeDate")]
    [InlineData("""{"externalId": "a", "market": "moon"}""", "market")]
    [InlineData("""{"externalId": "a", "emailKind": "personal"}""", "emailKind")]
    [InlineData("""{"externalId": "a", "industry": "Toys"}""", "company")]
    [InlineData("""{"externalId": "a", "tags": "hot"}""", "tags")]
    [InlineData("""{"externalId": "a", "tags": [1]}""", "tags[0]")]
    [InlineData("""{"externalId": "a", "tags": [null]}""", "tags[0]")]
    [InlineData("""{"externalId": "a", "tags": [""]}""", "tags")]
    [InlineData("""{"email": "a@b"}""", "email")]
    [InlineData("""{"email": null}""", "externalId")]
    [InlineData("""{"firstName": "Mia"}""", "externalId")]
    [InlineData("""{"externalId": "a", "firstName": "\ud800"}""", "firstName")]
    [InlineData("""{"externalId": "a", "\ud800": "b"}""", "$")]
    [InlineData("""{"externalId": "a\u0000b"}""", "externalId")]
    public Task A_lead_that_is_not_right_is_refused_by_the_name_of_the_member(string body, string member) => IsRefusedAsync("/api/v1/leads", body, member);

    [Theory]
    [InlineData("[{}]", "[0].eventId")]
    [InlineData("7", "$")]
    [InlineData("[7]", "[0]")]
    [InlineData("""{"type": "page-viewed", "occurredAt": "2026-01-01T00:00:00Z", "leadId": 1}""", "eventId")]
    [InlineData("{" + Event + """, "leadId": "1"}""", "leadId")]
    [InlineData("{" + Event + """, "leadId": 1.5}""", "leadId")]
    [InlineData("{" + Event + """, "leadId": 1, "colour": 2}""", "colour")]
    [InlineData("{" + Event + """, "eventId": "f"}""", "eventId")]
    [InlineData("{" + Event + """, "lead": 1}""", "lead")]
    [InlineData("{" + Event + "}", "leadId")]
    [InlineData("{" + Event + """, "leadId": 1, "externalId": "x"}""", "leadId")]
    [InlineData("{" + Event + """, "email": "a@b"}""", "email")]
    [InlineData("""{"eventId": "e", "type": "Page Viewed", "occurredAt": "2026-01-01T00:00:00Z", "leadId": 1}""", "type")]
    [InlineData("""{"eventId": "", "type": "page-viewed", "occurredAt": "2026-01-01T00:00:00Z", "leadId": 1}""", "eventId")]
    [InlineData("""{"eventId": "e", "type": "page-viewed", "occurredAt": "2026-01-01T00:00:00", "leadId": 1}""", "occurredAt")]
    [InlineData("""{"eventId": "e", "type": "page-viewed", "occurredAt": 1767225600, "leadId": 1}""", "occurredAt")]
    [InlineData("""{"eventId": "e", "type": "page-viewed", "occurredAt": "1970-01-01T00:00:00Z", "leadId": 1}""", "occurredAt")]
    [InlineData("""{"eventId": "e", "type": "page-viewed", "occurredAt": "9999-12-31T23:59:59-14:00", "leadId": 1}""", "occurredAt")]
    public Task So_is_an_event(string body, string member) => IsRefusedAsync("/api/v1/events", body, member);

    [Fact]
    public async Task Every_wrong_member_is_named_at_once()
    {
        var response = await app.PostAsync("/api/v1/leads", """{"externalId": 1, "visits": "x", "colour": "red"}""");

        Assert.Equal(["colour", "externalId", "visits"], (await ApiApp.JsonAsync(response))["errors"]!.AsObject().Select(error => error.Key).Order());
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        byte[] body = [.. """{"externalId": "a"""u8, 0xFF, 0xFE, .. "\"}"u8];
        using var content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } };

        var response = await app.Http.PostAsync("/api/v1/leads", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("text/plain", "utf-8")]
    [InlineData("application/x-www-form-urlencoded", "utf-8")]
    [InlineData("application/json", "utf-16")]
    public async Task Only_JSON_in_UTF_8_is_read(string type, string charset)
    {
        using var content = new StringContent("""{"externalId": "a"}""", Encoding.GetEncoding(charset), type);

        var response = await app.Http.PostAsync("/api/v1/leads", content, TestContext.Current.CancellationToken);

        await IsProblemAsync(response, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task More_than_ten_megabytes_are_too_much() =>
        await IsProblemAsync(await app.PostAsync("/api/v1/leads", $$"""{"externalId": "{{new string('x', 10 * 1024 * 1024)}}"}"""), HttpStatusCode.RequestEntityTooLarge);

    [Fact]
    public async Task Five_thousand_events_in_one_call_are_too_many()
    {
        var response = await app.PostAsync("/api/v1/events", $"[{string.Join(',', Enumerable.Repeat("{}", 5000))}]");

        var problem = await IsProblemAsync(response, HttpStatusCode.RequestEntityTooLarge);
        Assert.Contains("1,000", problem["detail"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("pageSize=201", "pageSize")]
    [InlineData("stage=nowhere", "stage")]
    [InlineData("cell=E5", "cell")]
    [InlineData("owner=me", "owner")]
    [InlineData("createdFrom=yesterday", "createdFrom")]
    [InlineData("sort=colour", "sort")]
    [InlineData("colour=red", "colour")]
    [InlineData("q=%00", "q")]
    [InlineData("q=a&q=b", "q")]
    public async Task A_question_that_is_not_right_is_refused_by_name(string query, string member)
    {
        var problem = await IsProblemAsync(await app.GetAsync("/api/v1/leads?" + query), HttpStatusCode.BadRequest);
        Assert.NotNull(problem["errors"]![member]);
    }

    private async Task IsRefusedAsync(string path, string body, string member)
    {
        var problem = await IsProblemAsync(await app.PostAsync(path, body), HttpStatusCode.BadRequest);
        Assert.True(problem["errors"]!.AsObject().ContainsKey(member), problem.ToJsonString());
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> IsProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return await ApiApp.JsonAsync(response);
    }
}
