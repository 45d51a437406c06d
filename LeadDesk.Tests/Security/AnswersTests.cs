using System.Net;
using System.Text.RegularExpressions;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.People;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Security;

/// <summary>What every answer carries, and what is answered when something is wrong.</summary>
public sealed partial class AnswersTests
{
    [Fact]
    public async Task Every_answer_carries_the_security_headers_and_no_page_is_stored()
    {
        await using var app = new TestApp(("Demo:Leads", "false"));
        using var client = new RawClient(app);

        foreach (var path in new[] { "sign-in", "app.css", "nowhere", "account", "_blazor/negotiate", "api/v1/nowhere" })
        {
            using var answer = await client.Http.GetAsync(new Uri(path, UriKind.Relative), Token);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.True(answer.Headers.Contains("Referrer-Policy") && answer.Headers.Contains("Permissions-Policy") && answer.Headers.Contains("Cross-Origin-Opener-Policy"));
            Assert.Equal(answer.Content.Headers.ContentType?.MediaType == "text/html", answer.Headers.CacheControl is { NoStore: true } && path != "account");
        }
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_for_scripts_and_other_sites()
    {
        await using var app = new TestApp(("Demo:Leads", "false"));
        using var client = new RawClient(app);

        using var answer = await client.SignInAsync("rep@leaddesk.demo", MakeDemoPeople.Password, "?returnUrl=%2F%2Fevil.example");

        Assert.Equal("/evil.example", new Uri(new Uri(app.Address), answer.Headers.Location!).AbsolutePath);
        Assert.Equal(new Uri(app.Address).Authority, new Uri(new Uri(app.Address), answer.Headers.Location!).Authority);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(header => header.Contains("Identity", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_unknown_address_has_a_page_for_people_and_a_bare_status_for_programs()
    {
        await using var app = new TestApp(("Demo:Leads", "false"));
        using var client = new RawClient(app);

        using var page = await client.Http.GetAsync(new Uri("nowhere", UriKind.Relative), Token);
        using var api = await client.Http.GetAsync(new Uri("api/v1/nowhere", UriKind.Relative), Token);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, api.StatusCode));
        Assert.Contains("There is no such page", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_a_page()
    {
        await using var app = new TestApp(("Demo:Leads", "false"));
        using var client = new RawClient(app);
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Form.Email", "rep@leaddesk.demo"), new("Form.Password", MakeDemoPeople.Password)]);

        using var answer = await client.Http.PostAsync(new Uri("sign-in", UriKind.Relative), form, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("Set-Cookie: .AspNetCore.Identity", answer.Headers.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mishap_is_logged_once_with_the_reference_that_people_see()
    {
        await using var app = new TestApp(("Demo:Leads", "false"));
        using var client = new RawClient(app);
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<LeadDb>>().CreateDbContextAsync(Token))
        {
            await db.Database.ExecuteSqlAsync($"""ALTER TABLE "AspNetUsers" RENAME TO "Gone" """, Token);
        }

        using var answer = await client.SignInAsync("rep@leaddesk.demo", MakeDemoPeople.Password);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(Token);
        Assert.DoesNotContain("SqliteException", html, StringComparison.Ordinal);
        var reference = Reference().Match(html).Groups[1].Value;
        Assert.Single(app.Log.Lines, line => line == $"POST /sign-in failed, reference {reference}");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [GeneratedRegex("reference <b>([0-9A-F]{7})</b>")]
    private static partial Regex Reference();
}
