using System.Net;
using System.Text.RegularExpressions;

namespace LeadDesk.Tests.Support;

/// <summary>Talks plain HTTP to an app: cookies are kept, redirects are shown instead of followed.</summary>
public sealed partial class RawClient : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false };

    public RawClient(TestApp app) => Http = new HttpClient(handler) { BaseAddress = new Uri(app.Address) };

    public HttpClient Http { get; }

    public CookieContainer Cookies => handler.CookieContainer;

    /// <summary>Fills in the form of this name on a page and sends it, with the page's antiforgery token.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string form, params (string Name, string Value)[] fields)
    {
        var html = await Http.GetStringAsync(new Uri(page, UriKind.Relative));
        var token = AntiforgeryToken().Match(html).Groups[1].Value;
        using var content = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("_handler", form), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await Http.PostAsync(new Uri(page, UriKind.Relative), content);
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password, string query = "") =>
        SubmitAsync("sign-in" + query, "sign-in", ("Form.Email", email), ("Form.Password", password));

    public void Dispose()
    {
        Http.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}
