using System.Net;
using System.Text;

namespace LeadDesk.Tests.Api;

public sealed class CalendarEndpointsTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string Office = """{"zone": "Europe/Berlin", "weekly": {"mon": [["09:00","17:00"]], "sat": [["09:00","17:00"]]}}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_calendar_is_made_replaced_read_and_listed()
    {
        var made = await PutAsync("Team-1", Office);
        Assert.Equal((HttpStatusCode.Created, "/api/v1/calendars/team-1"), (made.StatusCode, made.Headers.Location?.ToString()));

        var replaced = await PutAsync("team-1", """
            {"name": "Team one", "zone": "UTC", "weekly": {"mon": [["9:00","12:00:00"], ["22:00","06:00"]], "Tuesday": [["00:00","24:00"]], "wed": []}, "holidays": ["2026-12-25"],
             "special": [{"date": "2026-12-24", "windows": [["09:00", "12:30:15"]]}]}
            """);
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);

        var read = await ApiApp.JsonAsync(await app.GetAsync("/api/v1/calendars/TEAM-1"));
        Assert.Equal(
            """{"id":"team-1","name":"Team one","zone":"UTC","weekly":{"mon":[["09:00","12:00"],["22:00","06:00"]],"tue":[["00:00","24:00"]],"wed":[]},"holidays":["2026-12-25"],"special":[{"date":"2026-12-24","windows":[["09:00","12:30:15"]]}],"version":3}""",
            read.ToJsonString());
        Assert.Contains("office-hours", (await ApiApp.JsonAsync(await app.GetAsync("/api/v1/calendars"))).AsArray().Select(calendar => (string?)calendar!["id"]));
    }

    [Theory]
    [InlineData("2026-11-21T15:00:00+01:00", "120", "2026-11-21T16:00:00Z")]
    [InlineData("2026-11-21T15:00:00-05:00", "0", "2026-11-23T08:00:00Z")]
    [InlineData("2026-11-21T14:00:00Z", "0.5", "2026-11-21T14:00:30Z")]
    [InlineData("2026-11-21T14:00:00.25Z", "0.000025", "2026-11-21T14:00:00.2515Z")]
    [InlineData("2026-11-21T15:59:30Z", "1.5", "2026-11-23T08:01:00Z")]
    public async Task A_deadline_is_told_in_UTC(string start, string minutes, string deadline)
    {
        await PutAsync("deadlines", Office);
        var answer = await app.PostAsync("/api/v1/calendars/deadlines/deadline", $$"""{"start": "{{start}}", "minutes": {{minutes}}}""");
        Assert.Equal($$"""{"deadline":"{{deadline}}"}""", await answer.Content.ReadAsStringAsync(Stop));
    }

    [Theory]
    [InlineData("2026-11-21T14:00:00Z", "2026-11-23T09:00:00Z", "180")]
    [InlineData("2026-11-21T14:00:00Z", "2026-11-21T14:00:45Z", "0.75")]
    [InlineData("2026-11-23T09:00:00Z", "2026-11-21T14:00:00Z", "0")]
    public async Task Elapsed_minutes_are_told_as_a_number(string start, string end, string minutes)
    {
        await PutAsync("elapsed", Office);
        var answer = await app.PostAsync("/api/v1/calendars/elapsed/elapsed", $$"""{"start": "{{start}}", "end": "{{end}}"}""");
        Assert.Equal($$"""{"minutes":{{minutes}}}""", await answer.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task The_next_opening_is_told()
    {
        await PutAsync("openings", Office);
        var answer = await app.PostAsync("/api/v1/calendars/openings/next-opening", """{"start": "2026-11-21T17:00:00+01:00"}""");
        Assert.Equal("""{"nextOpening":"2026-11-23T08:00:00Z"}""", await answer.Content.ReadAsStringAsync(Stop));
    }

    [Theory]
    [InlineData("""{"zone": "Mars/Olympus", "weekly": {"mon": [["09:00","17:00"]]}}""", "Mars/Olympus")]
    [InlineData("""{"zone": "UTC", "weekly": {}}""", "No day has any hours")]
    [InlineData("""{"zone": "UTC"}""", "No day has any hours")]
    [InlineData("""{"zone": "UTC", "weekly": {"mon": []}, "special": [{"date": "2026-01-01", "windows": []}]}""", "No day has any hours")]
    [InlineData("""{"weekly": {"mon": [["09:00","17:00"]]}}""", "zone: is required")]
    [InlineData("""{"zone": "UTC", "weekly": {"mon": [["09:00","25:00"]]}}""", "09:00, 25:00")]
    [InlineData("""{"zone": "UTC", "weekly": {"mon": [["24:00","06:00"]]}}""", "24:00, 06:00")]
    [InlineData("""{"zone": "UTC", "weekly": {"mon": [["nine","17:00"]]}}""", "nine")]
    [InlineData("""{"zone": "UTC", "weekly": {"mon": [["09:00"]]}}""", "a window is two times")]
    [InlineData("""{"zone": "UTC", "weekly": {"mon": [["09:00","09:00"]]}}""", "opens and closes at the same time")]
    [InlineData("""{"zone": "UTC", "weekly": {"monkey": [["09:00","17:00"]]}}""", "monkey")]
    [InlineData("""{"zone": "UTC", "weekly": {"mon": [["09:00","17:00"]]}, "holidays": ["25.12.2026"]}""", "25.12.2026")]
    [InlineData("""{"zone": "UTC", "weekly": {"mon": [["09:00","17:00"]]}, "holidays": ["2026-02-29"]}""", "2026-02-29")]
    [InlineData("""{"zone": "UTC", "weekly": {"mon": [["09:00","17:00"]]}, "special": [{"date": "2026-01-01", "windows": []}, {"date": "2026-01-01", "windows": []}]}""", "twice")]
    [InlineData("""{"zone": "UTC", "weekly": "always"}""", "weekly: must be an object")]
    [InlineData("""{"zone": "UTC", "hours": {}}""", "hours: is not known here")]
    public async Task What_is_no_calendar_is_refused_in_words_and_not_saved(string json, string words)
    {
        var answer = await PutAsync("never-made", json);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(words, (string?)(await ApiApp.JsonAsync(answer))["detail"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/api/v1/calendars/never-made")).StatusCode);
    }

    [Theory]
    [InlineData("deadline", """{"start": "2026-11-21T14:00:00Z", "minutes": -1}""", "minutes: must be 0 or more")]
    [InlineData("deadline", """{"start": "2026-11-21T14:00:00Z", "minutes": 1e300}""", "never ends")]
    [InlineData("deadline", """{"start": "2026-11-21T14:00:00Z", "minutes": "5"}""", "minutes: must be a number")]
    [InlineData("deadline", """{"start": "2026-11-21T14:00:00Z"}""", "minutes: is required")]
    [InlineData("deadline", """{"start": "2026-11-21T14:00:00", "minutes": 5}""", "start: must be a moment with its offset")]
    [InlineData("deadline", """{"start": "1969-12-31T23:59:59Z", "minutes": 5}""", "between 1970 and 2199")]
    [InlineData("elapsed", """{"start": "2026-11-21T14:00:00Z", "end": "yesterday"}""", "end: must be a moment")]
    [InlineData("next-opening", "{}", "start: is required")]
    public async Task What_cannot_be_reckoned_is_refused_in_words(string question, string json, string words)
    {
        await PutAsync("strict", Office);
        var answer = await app.PostAsync($"/api/v1/calendars/strict/{question}", json);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(words, (string?)(await ApiApp.JsonAsync(answer))["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_that_opens_once_only_never_ends_after_that()
    {
        await PutAsync("once", """{"zone": "UTC", "special": [{"date": "2026-01-01", "windows": [["09:00","10:00"]]}]}""");
        Assert.Equal("2026-01-01T10:00:00Z", (string?)(await ApiApp.JsonAsync(await app.PostAsync("/api/v1/calendars/once/deadline", """{"start": "2025-01-01T00:00:00Z", "minutes": 60}""")))["deadline"]);
        Assert.Contains("never ends", (string?)(await ApiApp.JsonAsync(await app.PostAsync("/api/v1/calendars/once/deadline", """{"start": "2025-01-01T00:00:00Z", "minutes": 61}""")))["detail"], StringComparison.Ordinal);
        Assert.Contains("no opening", (string?)(await ApiApp.JsonAsync(await app.PostAsync("/api/v1/calendars/once/next-opening", """{"start": "2026-01-01T10:00:00Z"}""")))["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_is_deleted_unless_the_desk_falls_back_on_it()
    {
        await PutAsync("gone-soon", Office);
        Assert.Equal(HttpStatusCode.NoContent, (await app.Http.DeleteAsync(new Uri("/api/v1/calendars/gone-soon", UriKind.Relative), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync("/api/v1/calendars/gone-soon/deadline", """{"start": "2026-11-21T14:00:00Z", "minutes": 1}""")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await app.Http.DeleteAsync(new Uri("/api/v1/calendars/always", UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public async Task The_description_shows_a_body_and_its_answer()
    {
        var deadline = (await ApiApp.JsonAsync(await app.GetAsync("/openapi/v1.json")))["paths"]!["/api/v1/calendars/{id}/deadline"]!["post"]!;
        Assert.Equal(120, (int?)deadline["requestBody"]!["content"]!["application/json"]!["example"]!["minutes"]);
        Assert.NotNull(deadline["responses"]!["200"]!["content"]!["application/json"]!["example"]!["deadline"]);
    }

    private Task<HttpResponseMessage> PutAsync(string id, string json) =>
        app.Http.PutAsync(new Uri($"/api/v1/calendars/{id}", UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"), Stop);
}
