using System.Net;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.People;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Security;

public sealed class SessionTests
{
    [Fact]
    public async Task An_ended_session_opens_no_page_however_young_its_cookie_is()
    {
        await using var app = new TestApp(("Demo:Leads", "false"), ("Security:RevalidateSeconds", "60"));
        using var client = new RawClient(app);
        await client.SignInAsync("rep@leaddesk.demo", MakeDemoPeople.Password);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "account"));
        var person = (await app.Services.GetRequiredService<PeopleList>().RunAsync(Actor.Desk, Token)).Single(person => person.Email == "rep@leaddesk.demo");

        await app.Services.GetRequiredService<DisablePerson>().RunAsync(Actor.Desk, person.Id, Token);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "sign-in"));
        Assert.Equal(HttpStatusCode.Redirect, await AskAsync(client, "account"));
    }

    [Fact]
    public async Task Without_its_database_the_desk_says_so_on_a_page_of_its_own()
    {
        await using var app = new TestApp(("Demo:Leads", "false"));
        using var client = new RawClient(app);
        await client.SignInAsync("rep@leaddesk.demo", MakeDemoPeople.Password);
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<LeadDb>>().CreateDbContextAsync(Token))
        {
            await db.Database.ExecuteSqlAsync($"""ALTER TABLE "AspNetUsers" RENAME TO "Gone" """, Token);
        }

        using var answer = await client.Http.GetAsync(new Uri("queue", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Something went wrong", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rep@leaddesk.demo")]
    [InlineData("nobody@leaddesk.demo")]
    public async Task After_many_attempts_an_address_waits_whoever_it_asks_for(string email)
    {
        await using var app = new TestApp(("Demo:Leads", "false"), ("Security:SignInsPerMinute", "2"));
        using var client = new RawClient(app);

        foreach (var expected in new[] { HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests })
        {
            using var answer = await client.SignInAsync(email, "wrong");
            Assert.Equal(expected, answer.StatusCode);
            Assert.Equal(expected == HttpStatusCode.TooManyRequests, (await answer.Content.ReadAsStringAsync(Token)).Contains(SignInLimit.Refusal, StringComparison.Ordinal));
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<HttpStatusCode> AskAsync(RawClient client, string page)
    {
        using var answer = await client.Http.GetAsync(new Uri(page, UriKind.Relative), Token);
        return answer.StatusCode;
    }
}
