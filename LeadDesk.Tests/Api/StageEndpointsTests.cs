using System.Net;

namespace LeadDesk.Tests.Api;

public sealed class StageEndpointsTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task A_lead_goes_its_way_and_is_told_what_each_move_asks_for()
    {
        var path = await LeadAsync("stage-1");

        var engaged = await ApiApp.JsonAsync(await app.PostAsync(path, """{"to": "engaged"}"""));
        var gone = await ApiApp.JsonAsync(await app.PostAsync(path, """{"to": "disqualified", "seen": "engaged", "reason": "A student"}"""));

        Assert.Equal("engaged", (string?)engaged["stage"]);
        Assert.Contains(engaged["moves"]!.AsArray(), move => (string?)move!["to"] == "disqualified" && (bool)move["needsReason"]!);
        Assert.Equal("disqualified", (string?)gone["stage"]);
        Assert.Equal(gone.ToJsonString(), (await ApiApp.JsonAsync(await app.GetAsync(path))).ToJsonString());
    }

    [Theory]
    [InlineData("""{"to": "won"}""", HttpStatusCode.BadRequest, "must be one of lead, engaged")]
    [InlineData("""{"to": "engaged", "seen": "nowhere"}""", HttpStatusCode.BadRequest, "must be one of lead, engaged")]
    [InlineData("""{"to": "customer"}""", HttpStatusCode.Conflict, "cannot become Customer")]
    [InlineData("""{"to": "disqualified"}""", HttpStatusCode.Conflict, "eason")]
    [InlineData("""{"to": "engaged", "seen": "mql"}""", HttpStatusCode.Conflict, "in between")]
    [InlineData("""{"seen": "lead"}""", HttpStatusCode.BadRequest, "to")]
    public async Task What_the_table_of_moves_does_not_have_is_refused_in_words(string body, HttpStatusCode status, string words)
    {
        var path = await LeadAsync("stage-2");

        var response = await app.PostAsync(path, body);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(words, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("lead", (string?)(await ApiApp.JsonAsync(await app.GetAsync(path)))["stage"]);
    }

    [Fact]
    public async Task A_lead_that_is_not_there_has_no_stage()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/api/v1/leads/999999/stage")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync("/api/v1/leads/999999/stage", """{"to": "engaged"}""")).StatusCode);
    }

    private async Task<string> LeadAsync(string externalId) =>
        $"/api/v1/leads/{(await ApiApp.JsonAsync(await app.PostAsync("/api/v1/leads", $$"""{"externalId": "{{externalId}}", "lastName": "Ines"}""")))["id"]}/stage";
}
