using System.Net;

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
}
