using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Api;

public sealed class EventEndpointsTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task In_an_array_each_event_is_taken_or_refused_for_itself()
    {
        await app.PostAsync("/api/v1/leads", """{"externalId": "ev-1", "email": "ev@acme.example"}""");
        var batch = $"[{One("b1", "\"externalId\": \"ev-1\"")}, {One("b2", "\"email\": \"EV@acme.example\"")}, {One("b1", "\"externalId\": \"ev-1\"")}, {One("b3", "\"externalId\": \"nobody\"")}]";

        var first = await ApiApp.JsonAsync(await app.PostAsync("/api/v1/events", batch));
        var again = await ApiApp.JsonAsync(await app.PostAsync("/api/v1/events", batch));

        Assert.Equal(["accepted", "accepted", "duplicate", "refused"], first["results"]!.AsArray().Select(item => (string?)item!["status"]));
        Assert.Equal("externalId: no lead is known by this", (string?)first["results"]![3]!["reason"]);
        Assert.Equal(["duplicate", "duplicate", "duplicate", "refused"], again["results"]!.AsArray().Select(item => (string?)item!["status"]));
    }

    [Fact]
    public async Task One_event_sent_ten_times_at_once_is_one_event()
    {
        await app.PostAsync("/api/v1/leads", """{"externalId": "ev-2"}""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.PostAsync("/api/v1/events", One("ten", "\"externalId\": \"ev-2\""))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        await using var db = app.Open();
        Assert.Equal(1, await db.Events.CountAsync(e => e.EventKey == "ten", TestContext.Current.CancellationToken));
        var lead = await db.Leads.SingleAsync(l => l.ExternalId == "ev-2", TestContext.Current.CancellationToken);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), lead.LastSignalAt);
    }

    [Fact]
    public async Task A_single_event_for_an_unknown_lead_finds_nothing()
    {
        var response = await app.PostAsync("/api/v1/events", One("lost", "\"leadId\": 987654321"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task An_event_of_tomorrow_is_refused_with_both_times()
    {
        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var response = await app.PostAsync("/api/v1/events", $$"""{"eventId": "t", "type": "call", "occurredAt": "{{tomorrow}}", "leadId": 1}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("future", (string?)(await ApiApp.JsonAsync(response))["errors"]!["occurredAt"]![0], StringComparison.Ordinal);
    }

    private static string One(string id, string lead) => $$"""{"eventId": "{{id}}", "type": "page-viewed", "occurredAt": "2026-01-01T01:00:00+01:00", {{lead}}, "subject": "/pricing"}""";
}
