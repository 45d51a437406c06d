using Microsoft.AspNetCore.Diagnostics;

namespace LeadDesk.Web.Security;

/// <summary>What nobody foresaw: logged once, with the reference that the person gets to see.</summary>
internal sealed partial class Mishaps(ILogger<Mishaps> log) : IExceptionHandler
{
    private const string ReferenceKey = "mishap";

    public static string? ReferenceOf(HttpContext context) => context.Items[ReferenceKey] as string;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The request's own path is the error page's by now.
        PathString path = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? httpContext.Request.Path;

        var reference = Guid.NewGuid().ToString("N")[..7].ToUpperInvariant();
        httpContext.Items[ReferenceKey] = reference;
        Say(exception, httpContext.Request.Method, path, reference);

        if (!path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        httpContext.Response.StatusCode = StatusCodes.Status500InternalServerError;
        await TypedResults.Problem($"Something went wrong here, not in your request. Nothing was changed. Give your admin the reference {reference}.", title: "Unforeseen error").ExecuteAsync(httpContext);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed, reference {Reference}")]
    private partial void Say(Exception exception, string method, PathString path, string reference);
}
