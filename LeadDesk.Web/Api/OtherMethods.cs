using Microsoft.AspNetCore.Routing.Template;

namespace LeadDesk.Web.Api;

/// <summary>What no endpoint under /api answers: 405 with the methods that are answered there, or 404 when nothing is. Without it the pages' catch-all takes such requests.</summary>
internal static class OtherMethods
{
    public static void MapOtherMethods(this WebApplication app) => app.Map("/api/{**rest}", (HttpContext context, EndpointDataSource endpoints) =>
    {
        var methods = endpoints.Endpoints.OfType<RouteEndpoint>().Where(endpoint => Leads(context.Request.Path, endpoint))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Distinct().Order(StringComparer.Ordinal).ToArray();

        // Answered by this method, but not for such an id: there is no such thing.
        methods = methods.Contains(context.Request.Method) ? [] : methods;
        context.Response.Headers.Allow = methods.Length > 0 ? string.Join(", ", methods) : default(Microsoft.Extensions.Primitives.StringValues);
        return Results.StatusCode(methods.Length > 0 ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound);
    }).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static bool Leads(PathString path, RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/v1/", StringComparison.Ordinal) == true
        && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);
}
