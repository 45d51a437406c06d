using Microsoft.AspNetCore.Diagnostics;

namespace LeadDesk.Web.Security;

internal static class UnknownPages
{
    private static readonly string[] Programs = ["/api", "/openapi", "/health", "/_blazor", "/_framework"];

    /// <summary>An address that leads nowhere gets a page that says so, inside the desk for its people and a plain one for strangers. Programs get the bare status.</summary>
    public static void UseUnknownPages(this WebApplication app) => app.UseStatusCodePages(async failed =>
    {
        var context = failed.HttpContext;

        if (context.Response.StatusCode is not (400 or 404 or 405) || Programs.Any(start => context.Request.Path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        // Without it the renderer drops the body of a page with status 404.
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature { OriginalPath = context.Request.Path, OriginalPathBase = context.Request.PathBase });
        context.Request.Path = context.Response.StatusCode == 404 && CurrentActor.Of(context.User) is not null ? "/not-found" : "/problem";
        context.Request.Method = HttpMethods.Get;
        context.Request.RouteValues.Clear();
        context.SetEndpoint(null);

        // A page that has begun leaves its services used up.
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;

        try
        {
            await failed.Next(context);
        }
        finally
        {
            context.RequestServices = services;
        }
    });
}
