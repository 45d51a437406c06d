using System.Net;
using System.Text;

namespace LeadDesk.Tests.Api;

public sealed class AssessmentEndpointsTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task A_lead_is_answered_for_switched_and_read()
    {
        var path = await LeadAsync("qualify-1");

        await PutAsync($"{path}/answers/money-budget", """{"status": "confirmed", "from": 40000, "to": 60000, "unit": "EUR", "source": "mail", "evidence": "In the plan"}""");
        await PutAsync($"{path}/answers/problem-pain", """{"status": "proven", "text": "Overtime"}""");
        var bant = await ApiApp.JsonAsync(await PutAsync($"{path}/answers/time-timeline", """{"status": "confirmed", "date": "2027-01-31"}"""));
        var meddic = await ApiApp.JsonAsync(await PutAsync($"{path}/assessment", """{"framework": "MEDDIC"}"""));
        var read = await ApiApp.JsonAsync(await app.GetAsync($"{path}/assessment"));

        Assert.Equal(("BANT", 58.3, true, "BANT: passes, 3 of 4 confirmed"), ((string?)bant["framework"], (double)bant["score"]!, (bool)bant["passes"]!, (string?)bant["verdict"]));
        Assert.Equal("EUR 40,000–60,000", (string?)bant["elements"]![0]!["known"]!["words"]);
        Assert.Equal(("MEDDIC", 16.7, 2), ((string?)meddic["framework"], (double)meddic["score"]!, meddic["others"]!.AsArray().Count));
        Assert.Equal(meddic.ToJsonString(), read.ToJsonString());
    }

    [Theory]
    [InlineData("answers/money-budget", """{"status": "sure"}""", HttpStatusCode.BadRequest, "must be one of unknown, claimed, confirmed, proven")]
    [InlineData("answers/time-timeline", """{"status": "claimed", "date": "soon"}""", HttpStatusCode.BadRequest, "must be a date")]
    [InlineData("answers/money-budget", """{"status": "claimed", "from": 2, "to": 1}""", HttpStatusCode.Conflict, "smaller amount first")]
    [InlineData("answers/money-budget", """{"status": "claimed", "version": 7}""", HttpStatusCode.OK, "claimed")]
    [InlineData("answers/weather", """{"status": "claimed"}""", HttpStatusCode.NotFound, "There is no answer weather")]
    [InlineData("assessment", """{"framework": "SPIN"}""", HttpStatusCode.BadRequest, "must be one of BANT, CHAMP")]
    public async Task What_does_not_fit_is_said(string what, string body, HttpStatusCode status, string words)
    {
        var response = await PutAsync($"{await LeadAsync("qualify-2")}/{what}", body);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(words, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outdated_version_and_evidence_without_end_are_refused()
    {
        var path = await LeadAsync("qualify-3");
        await PutAsync($"{path}/answers/money-budget", """{"status": "claimed"}""");
        await PutAsync($"{path}/answers/money-budget", """{"status": "confirmed"}""");

        var outdated = await PutAsync($"{path}/answers/money-budget", """{"status": "proven", "version": 1}""");
        var endless = await PutAsync($"{path}/answers/problem-pain", $$"""{"status": "proven", "evidence": "{{new string('x', 50_000)}}"}""");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (outdated.StatusCode, endless.StatusCode));
        Assert.Contains("50,000 characters, 10,000 fit", await endless.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/api/v1/leads/999999/assessment")).StatusCode);
    }

    [Fact]
    public async Task The_frameworks_are_listed_with_their_elements()
    {
        var all = (await ApiApp.JsonAsync(await app.GetAsync("/api/v1/frameworks"))).AsArray();

        Assert.Equal(["BANT", "CHAMP", "MEDDIC", "MEDDPICC", "GPCTBA/C&I"], all.Select(framework => (string?)framework!["name"]));
        Assert.Equal([4, 4, 6, 8, 8], all.Select(framework => framework!["elements"]!.AsArray().Count));
    }

    private async Task<string> LeadAsync(string externalId) =>
        $"/api/v1/leads/{(await ApiApp.JsonAsync(await app.PostAsync("/api/v1/leads", $$"""{"externalId": "{{externalId}}", "lastName": "Ines"}""")))["id"]}";

    private Task<HttpResponseMessage> PutAsync(string path, string json) =>
        app.Http.PutAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
}
