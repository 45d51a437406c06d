using System.Net;
using System.Text;

namespace LeadDesk.Tests.Api;

public sealed class ScoreEndpointsTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task The_points_of_the_ledger_sum_to_the_score()
    {
        var lead = await ApiApp.JsonAsync(await app.PostAsync("/api/v1/leads", """
            {"externalId": "score-1", "email": "mia@acme.example", "jobTitle": "Head of Operations", "company": "Acme", "industry": "Logistics", "employees": 400, "country": "Germany"}
            """));
        var now = TimeProvider.System.GetUtcNow();
        var events = string.Join(',', Enumerable.Range(0, 5).Select(at => $$"""{"eventId": "score-{{at}}", "type": "demo-requested", "occurredAt": "{{now.AddHours(-at):O}}", "externalId": "score-1"}"""));
        await app.PostAsync("/api/v1/events", $"[{events}]");

        var score = await ApiApp.JsonAsync(await app.GetAsync($"/api/v1/leads/{lead["id"]}/score"));

        Assert.True((decimal)score["score"]! > 0);
        Assert.Equal((decimal)score["score"]!, score["lines"]!.AsArray().Sum(line => (decimal)line!["points"]!));
        var read = await ApiApp.JsonAsync(await app.GetAsync($"/api/v1/leads/{lead["id"]}"));
        Assert.Equal((string?)read["cell"], (string?)score["cell"]);
        Assert.NotEqual("lead", (string?)read["stage"]);
    }

    [Fact]
    public async Task A_grade_is_pinned_and_let_go()
    {
        var lead = await ApiApp.JsonAsync(await app.PostAsync("/api/v1/leads", """{"externalId": "pin-1", "email": "pia@pinned.example", "company": "Pinned"}"""));
        var path = $"/api/v1/leads/{lead["id"]}/override";
        var until = TimeProvider.System.GetUtcNow().AddDays(7);

        var pinned = await ApiApp.JsonAsync(await PutAsync(path, $$"""{"cell": "A1", "reason": "Told us so", "until": "{{until:O}}"}"""));
        Assert.Equal(("A1", "D4", "Told us so"), ((string?)pinned["cell"], (string?)pinned["computedCell"], (string?)pinned["override"]!["reason"]));
        var account = await ApiApp.JsonAsync(await app.GetAsync($"/api/v1/accounts/{AccountOf("pin-1")}"));
        Assert.Equal(("Pinned", "A1", 1), ((string?)account["name"], (string?)account["leads"]![0]!["cell"], (int)account["leadsCounted"]!));

        var ended = await ApiApp.JsonAsync(await app.Http.DeleteAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(("D4", null), ((string?)ended["cell"], ended["override"]));
        Assert.Equal(HttpStatusCode.Conflict, (await app.Http.DeleteAsync(path, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.DeleteAsync("/api/v1/leads/987654/override", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/api/v1/accounts/987654")).StatusCode);
    }

    [Theory]
    [InlineData("""{"cell": "E5", "reason": "so", "until": "2099-01-01T00:00:00Z"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"cell": "A1", "reason": " ", "until": "2099-01-01T00:00:00Z"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"cell": "A1", "reason": "so"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"cell": "A1", "reason": "so", "until": "2099-01-01T00:00:00Z"}""", HttpStatusCode.Conflict)]
    public async Task A_pin_that_makes_no_sense_is_refused(string body, HttpStatusCode answer)
    {
        var lead = await ApiApp.JsonAsync(await app.PostAsync("/api/v1/leads", """{"externalId": "pin-2"}"""));
        Assert.Equal(answer, (await PutAsync($"/api/v1/leads/{lead["id"]}/override", body)).StatusCode);
    }

    [Fact]
    public async Task A_rescoring_is_a_job_that_can_be_watched()
    {
        var response = await app.PostAsync("/api/v1/rescore", "{}");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var job = await ApiApp.JsonAsync(await app.GetAsync(response.Headers.Location!.ToString()));
        Assert.Equal("rescore", (string?)job["kind"]);
    }

    [Theory]
    [InlineData("/api/v1/grades?createdFrom=2026-01-01&source=Web")]
    [InlineData("/api/v1/queue?take=5")]
    public async Task Grades_and_queue_are_answered(string path) => Assert.Equal(HttpStatusCode.OK, (await app.GetAsync(path)).StatusCode);

    [Theory]
    [InlineData("/api/v1/exports/mql.xlsx?cell=A1,B1", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("/api/v1/exports/mql.csv", "text/csv")]
    public async Task Exports_are_downloads(string path, string type)
    {
        var response = await app.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Path.GetFileName(path.Split('?')[0]), response.Content.Headers.ContentDisposition?.FileName);
        Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/exports/mql.xlsx")]
    [InlineData("/grades.csv")]
    public async Task A_key_is_no_ticket_to_the_downloads_of_people(string path) =>
        Assert.DoesNotContain("spreadsheetml", (await app.GetAsync(path)).Content.Headers.ContentType?.MediaType ?? "", StringComparison.Ordinal);

    private Task<HttpResponseMessage> PutAsync(string path, string json) =>
        app.Http.PutAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    private long? AccountOf(string externalId)
    {
        using var db = app.Open();
        return db.Leads.Single(lead => lead.ExternalId == externalId).AccountId;
    }
}
