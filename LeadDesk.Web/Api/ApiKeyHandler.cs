using System.Security.Claims;
using System.Text.Encodings.Web;
using LeadDesk.Core.Desk.ApiKeys;
using LeadDesk.Core.Team;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LeadDesk.Web.Api;

/// <summary>Knows a program by the key in its header. Cookies mean nothing here, so a page of a stranger can do nothing in a person's name.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, RecogniseApiKey recognise, IOptions<ApiOptions> api)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";
    public const string ScopeClaim = "scope";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = Request.Headers[Header].ToString();

        if (secret.Length == 0)
        {
            return AuthenticateResult.NoResult();
        }

        var key = api.Value.BootstrapKey is { Length: > 0 } bootstrap && ApiSecret.AreSame(secret, bootstrap)
            ? new KnownApiKey("bootstrap", [.. ApiScope.All.Select(scope => scope.Key)])
            : await recognise.RunAsync(secret, Context.RequestAborted);

        if (key is null)
        {
            return AuthenticateResult.Fail("The key is unknown or was revoked.");
        }

        var claims = key.Scopes.Select(scope => new Claim(ScopeClaim, scope)).Prepend(new(ClaimTypes.Name, key.Name));
        return AuthenticateResult.Success(new(new(new ClaimsIdentity(claims, SchemeName)), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = SchemeName;
        var detail = Request.Headers.ContainsKey(Header) ? "The key is unknown or was revoked." : $"Send your key in the header {Header}.";
        return Problems.Of(StatusCodes.Status401Unauthorized, "No valid API key", detail).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var scope = Context.GetEndpoint()?.Metadata.GetMetadata<ApiScope>();
        return Problems.Of(StatusCodes.Status403Forbidden, "The key may not do this", $"It needs the scope {scope?.Key} ({scope?.Name}).").ExecuteAsync(Context);
    }
}
