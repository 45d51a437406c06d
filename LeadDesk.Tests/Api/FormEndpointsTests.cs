using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LeadDesk.Core.Desk.Forms;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Api;

public sealed class FormEndpointsTests : IDisposable
{
    private const string Site = "https://www.company.example";

    private readonly ApiApp app = new();
    private readonly HttpClient stranger;

    public FormEndpointsTests() => stranger = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Http.BaseAddress };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stranger.Dispose();
        app.Dispose();
    }

    [Fact]
    public async Task The_form_is_a_page_that_other_named_sites_may_frame()
    {
        var form = await MakeAsync();

        var shown = await stranger.GetAsync($"/forms/{form.Key}", Stop);
        var html = await shown.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains("name=\"email\" required", html, StringComparison.Ordinal);
        Assert.Contains($"frame-ancestors 'self' {Site}", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(shown.Headers.Contains("X-Frame-Options"));
        Assert.True((await stranger.GetAsync("/sign-in", Stop)).Headers.Contains("X-Frame-Options"));
    }

    [Fact]
    public async Task A_page_sends_it_and_is_thanked()
    {
        var form = await MakeAsync();

        var thanked = await SendAsync(form, new() { ["lastName"] = "Archer", ["email"] = "ann@acme.example", ["_page"] = $"{Site}/demo" }, Site);

        Assert.Equal(HttpStatusCode.OK, thanked.StatusCode);
        Assert.Contains("Thank you", await thanked.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.Equal("Archer", (await db.Leads.SingleAsync(Stop)).LastName);
        Assert.Equal("www.company.example/demo", (await db.FormSubmissions.SingleAsync(Stop)).Page);
    }

    [Fact]
    public async Task It_leads_on_to_where_the_form_says()
    {
        var form = await MakeAsync($"{Site}/thanks");

        var led = await SendAsync(form, new() { ["lastName"] = "Archer", ["email"] = "ann@acme.example" }, null);

        Assert.Equal((HttpStatusCode.SeeOther, $"{Site}/thanks"), (led.StatusCode, led.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task A_script_of_a_named_site_sends_json_and_may_read_the_answer()
    {
        var form = await MakeAsync();
        using var asked = new HttpRequestMessage(HttpMethod.Options, $"/forms/{form.Key}");
        asked.Headers.Add("Origin", Site);
        asked.Headers.Add("Access-Control-Request-Method", "POST");
        Assert.Equal(Site, (await stranger.SendAsync(asked, Stop)).Headers.GetValues("Access-Control-Allow-Origin").Single());

        var answer = await JsonAsync(form, """{"lastName": "Archer", "email": "ann@acme.example", "doNotCall": true}""", Site);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Site, answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("Thanks, Ann", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["message"]);
    }

    [Fact]
    public async Task Another_site_is_refused_in_words()
    {
        var form = await MakeAsync();

        var refused = await JsonAsync(form, """{"lastName": "Archer", "email": "ann@acme.example"}""", "https://evil.example");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("does not take what is sent from https://evil.example", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(0, await LeadsAsync());
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_field_and_what_was_typed_is_kept()
    {
        var form = await MakeAsync();

        var page = await (await SendAsync(form, new() { ["lastName"] = "<b>Archer", ["email"] = "ann" }, Site)).Content.ReadAsStringAsync(Stop);
        Assert.Contains("value=\"&lt;b&gt;Archer\"", page, StringComparison.Ordinal);
        Assert.Contains("E-mail is not an e-mail address", page, StringComparison.Ordinal);
        var json = await JsonAsync(form, """{"email": "ann"}""", Site);

        Assert.Equal(HttpStatusCode.BadRequest, json.StatusCode);
        Assert.Equal("application/problem+json", json.Content.Headers.ContentType!.MediaType);
        var errors = JsonNode.Parse(await json.Content.ReadAsStringAsync(Stop))!["errors"]!;
        Assert.Equal(("is needed", "is not an e-mail address; one looks like name@company.com"), ((string?)errors["lastName"]![0], (string?)errors["email"]![0]));
    }

    [Fact]
    public async Task Consent_is_a_box_that_is_empty_at_first_and_says_what_is_agreed_to()
    {
        var form = await MakeAsync(consent: new("I agree to “<news>”, see https://www.company.example/privacy.", IsRequired: true, IsQuiet: false));

        var html = await stranger.GetStringAsync($"/forms/{form.Key}", Stop);
        Assert.Contains("name=\"consent\" value=\"I agree to “&lt;news&gt;”, see https://www.company.example/privacy.\" required>", html, StringComparison.Ordinal);
        Assert.Contains("see <a href=\"https://www.company.example/privacy\" target=\"_blank\" rel=\"noopener\">https://www.company.example/privacy</a>.</label>", html, StringComparison.Ordinal);
        var without = await SendAsync(form, new() { ["lastName"] = "Archer", ["email"] = "ann@acme.example" }, null);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Contains("Nothing can be sent without it", await without.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await JsonAsync(form, """{"lastName": "Archer", "email": "ann@acme.example", "consent": false}""", Site)).StatusCode);
        var kept = await SendAsync(form, new() { ["lastName"] = "Archer", ["email"] = "ann", ["consent"] = form.Consent!.Words }, null);
        Assert.Contains("required checked>", await kept.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await JsonAsync(form, """{"lastName": "Archer", "email": "ann@acme.example", "consent": true}""", Site)).StatusCode);

        await using var db = app.Open();
        Assert.Equal(form.Consent!.Words, (await db.FieldChanges.SingleAsync(change => change.Field == FormConsent.Field, Stop)).After);
    }

    [Theory]
    [InlineData("text/plain", "hello", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "[1]", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"email\":", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"a\":{\"b\":{\"c\":{\"d\":{}}}}}", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nbroken", HttpStatusCode.BadRequest)]
    public async Task A_body_that_is_none_is_refused_in_words(string type, string body, HttpStatusCode status)
    {
        var form = await MakeAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var refused = await stranger.PostAsync($"/forms/{form.Key}", content, Stop);

        Assert.Equal(status, refused.StatusCode);
        Assert.Contains("Nothing was taken", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_much_is_refused()
    {
        var form = await MakeAsync();

        var refused = await SendAsync(form, new() { ["lastName"] = new string('a', 70_000), ["email"] = "ann@acme.example" }, null);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Fact]
    public async Task Too_often_is_refused_with_when_to_come_back()
    {
        var form = await MakeAsync();
        HttpResponseMessage last = null!;

        for (var i = 0; i < 11; i++)
        {
            last = await SendAsync(form, new() { ["lastName"] = "Archer", ["email"] = $"ann{i}@acme.example" }, null);
        }

        Assert.Equal((HttpStatusCode.TooManyRequests, "60"), (last.StatusCode, last.Headers.GetValues("Retry-After").Single()));
        Assert.Contains("Wait a minute", await last.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(10, await LeadsAsync());
    }

    [Fact]
    public async Task Faster_than_a_person_and_the_hidden_field_are_noticed_and_answered_as_if_all_were_well()
    {
        var form = await MakeAsync();
        var stamp = (await stranger.GetStringAsync($"/forms/{form.Key}", Stop)).Split("name=\"_shown\" value=\"")[1].Split('"')[0];

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(form, new() { ["lastName"] = "Archer", ["email"] = "ann@acme.example", ["_shown"] = stamp }, null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(form, new() { ["lastName"] = "Baker", ["email"] = "bea@acme.example", ["_shown"] = "made up", ["fax_extension"] = "1" }, null)).StatusCode);

        await using var db = app.Open();
        Assert.Equal([("Archer", 40), ("Baker", 100)], (await db.Leads.OrderBy(lead => lead.Id).ToListAsync(Stop)).Select(lead => (lead.LastName!, lead.Suspicion!.Value)));
    }

    [Fact]
    public async Task A_form_that_is_off_or_none_says_so()
    {
        var form = await MakeAsync();
        await app.Services.GetRequiredService<SwitchForm>().RunAsync(Actor.Desk, form.Id, isEnabled: false, Stop);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/forms/{form.Key}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/forms/{form.Key}/shown.js", Stop)).StatusCode);
        var refused = await SendAsync(form, new() { ["lastName"] = "Archer", ["email"] = "ann@acme.example" }, null);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Contains("no such form here any more", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_for_other_pages_carries_a_stamp_and_may_be_loaded_there()
    {
        var form = await MakeAsync();

        var script = await stranger.GetAsync($"/forms/{form.Key}/shown.js", Stop);

        Assert.Equal("cross-origin", script.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("text/javascript", script.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"/forms/{form.Key}", await script.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private async Task<WebForm> MakeAsync(string? redirectTo = null, FormConsent? consent = null)
    {
        var services = app.Services;
        var (outcome, id) = await services.GetRequiredService<SaveForm>().RunAsync(
            Actor.Desk, null, new("Ask us", "Website", null, ["firstName", "lastName", "email", "doNotCall"], ["lastName"], [Site], "Thanks, Ann", redirectTo, consent), 0, Stop);
        Assert.Null(outcome.Refusal);
        return (await services.GetRequiredService<FormPage>().AskAsync(Actor.Desk, id, Stop))!.Form!;
    }

    private Task<HttpResponseMessage> SendAsync(WebForm form, Dictionary<string, string> values, string? origin) => PostAsync(form, new FormUrlEncodedContent(values), origin);

    private Task<HttpResponseMessage> JsonAsync(WebForm form, string json, string origin) => PostAsync(form, new StringContent(json, Encoding.UTF8, "application/json"), origin);

    private async Task<HttpResponseMessage> PostAsync(WebForm form, HttpContent content, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/forms/{form.Key}") { Content = content };

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await stranger.SendAsync(request, Stop);
    }

    private async Task<int> LeadsAsync()
    {
        await using var db = app.Open();
        return await db.Leads.CountAsync(Stop);
    }
}
