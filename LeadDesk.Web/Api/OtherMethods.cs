using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.Primitives;

namespace LeadDesk.Web.Api;

/// <summary>What no endpoint under /api answers: 405 with the methods that are answered there, 415 for a body of another kind, or 404. Without it the pages' catch-all takes such requests.</summary>
internal static class OtherMethods
{
    public static void MapOtherMethods(this WebApplication app) => app.Map("/api/{**rest}", (HttpContext context, EndpointDataSource endpoints) =>
    {
        var there = endpoints.Endpoints.OfType<RouteEndpoint>().Where(endpoint => Leads(context.Request.Path, endpoint)).ToList();
        var methods = there.SelectMany(MethodsOf).Distinct().Order(StringComparer.Ordinal).ToArray();

        if (methods.Contains(context.Request.Method))
        {
            // Answered by this method, but not with such a body, or not for such an id.
            var wantsBody = there.Exists(endpoint => MethodsOf(endpoint).Contains(context.Request.Method) && endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null);
            return Results.StatusCode(wantsBody ? StatusCodes.Status415UnsupportedMediaType : StatusCodes.Status404NotFound);
        }

        context.Response.Headers.Allow = methods.Length > 0 ? string.Join(", ", methods) : default(StringValues);
        return Results.StatusCode(methods.Length > 0 ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound);
    }).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    private static bool Leads(PathString path, RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/v1/", StringComparison.Ordinal) == true
        && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);
}
