using System.Security.Claims;
using LeadDesk.Core.Team;
using Microsoft.AspNetCore.Authorization;

namespace LeadDesk.Web.Api;

internal static class Scoped
{
    /// <summary>Opens the endpoint to keys that have this scope, and to nobody else.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, ApiScope scope) => endpoint
        .RequireAuthorization(new AuthorizationPolicyBuilder(ApiKeyHandler.SchemeName).RequireClaim(ApiKeyHandler.ScopeClaim, scope.Key).Build())
        .WithMetadata(scope)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    public static Actor AsApiActor(this ClaimsPrincipal key) => Actor.ApiKey(key.Identity?.Name ?? "");
}
