using System.Net;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Api;

public sealed class LeadEndpointsTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task A_new_lead_is_created_and_read_back_with_every_field()
    {
        var response = await app.PostAsync("/api/v1/leads", """
            {"externalId": "x-1", "email": "Mia@Bücher.de", "firstName": "Mia", "company": "Bücher GmbH", "employees": 40,
             "visits": 3, "doNotCall": true, "closeDate": "2026-05-01", "market": "Business", "tags": ["fair", "hot"]}
            """);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var read = await ApiApp.JsonAsync(await app.GetAsync(response.Headers.Location!.ToString()));
        Assert.Equal("Mia", (string?)read["firstName"]);
        Assert.Equal("Bücher GmbH", (string?)read["company"]);
        Assert.Equal("xn--bcher-kva.de", (string?)read["companyDomain"]);
        Assert.Equal(40, (int?)read["employees"]);
        Assert.Equal("business", (string?)read["market"]);
        Assert.Equal("2026-05-01", (string?)read["closeDate"]);
        Assert.True((bool?)read["doNotCall"]);
        Assert.Null(read["phone"]);
        Assert.Equal("lead", (string?)read["stage"]);
        Assert.Equal(["fair", "hot"], read["tags"]!.AsArray().Select(tag => (string?)tag));
    }

    [Fact]
    public async Task The_same_lead_sent_ten_times_at_once_is_one_lead()
    {
        const string Body = """{"email": "once@acme.example", "externalId": "once", "company": "Acme Once"}""";

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.PostAsync("/api/v1/leads", Body)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        await using var db = app.Open();
        Assert.Equal(1, await db.Leads.CountAsync(lead => lead.ExternalId == "once", TestContext.Current.CancellationToken));
        Assert.Equal(1, await db.Accounts.CountAsync(account => account.Name == "Acme Once", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Lists_are_filtered_sorted_and_paged()
    {
        foreach (var name in new[] { "Иванов", "Иванова", "Smith" })
        {
            await app.PostAsync("/api/v1/leads", $$"""{"externalId": "list-{{name}}", "lastName": "{{name}}", "source": "List tests"}""");
        }

        var first = await ApiApp.JsonAsync(await app.GetAsync("/api/v1/leads?source=List%20tests&q=ИВАНОВ&sort=id&pageSize=1"));
        var second = await ApiApp.JsonAsync(await app.GetAsync("/api/v1/leads?source=List%20tests&q=ИВАНОВ&sort=id&pageSize=1&page=2"));

        Assert.Equal(2, (int?)first["total"]);
        Assert.Equal(["Иванов", "Иванова"], new[] { first, second }.Select(page => (string?)page["items"]![0]!["lastName"]));
    }

    [Fact]
    public async Task Lists_know_what_leads_have_reached_and_where_they_came_from()
    {
        await app.PostAsync("/api/v1/leads", """{"externalId": "came-1", "source": "Came tests"}""");

        Assert.Equal(["came-1"], (await ApiApp.JsonAsync(await app.GetAsync("/api/v1/leads?came=source.first.Came%20tests&reached=lead")))["items"]!.AsArray().Select(lead => (string?)lead!["externalId"]));
        Assert.Equal(0, (int?)(await ApiApp.JsonAsync(await app.GetAsync("/api/v1/leads?came=source.first.Came%20tests&reached=sql")))["total"]);
        var wrong = await app.GetAsync("/api/v1/leads?came=moon.first.x&reached=lost");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(["came", "reached"], (await ApiApp.JsonAsync(wrong))["errors"]!.AsObject().Select(error => error.Key).Order());
    }

    [Theory]
    [InlineData("/api/v1/leads/987654321", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/leads/99999999999999999999", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/jobs/987654321", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/events", HttpStatusCode.MethodNotAllowed)]
    public async Task What_is_not_there_is_said_as_a_problem(string path, HttpStatusCode status)
    {
        var response = await app.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }
}
