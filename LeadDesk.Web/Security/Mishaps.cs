using Microsoft.AspNetCore.Diagnostics;

namespace LeadDesk.Web.Security;

/// <summary>What nobody foresaw: logged once, with the reference that the person or program gets to see.</summary>
internal sealed partial class Mishaps(ILogger<Mishaps> log) : IExceptionHandler
{
    private const string ReferenceKey = "mishap";

    public static string? ReferenceOf(HttpContext context) => context.Items[ReferenceKey] as string;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var reference = Guid.NewGuid().ToString("N")[..7].ToUpperInvariant();
        httpContext.Items[ReferenceKey] = reference;
        Say(exception, httpContext.Request.Method, httpContext.Request.Path, reference);

        if (!httpContext.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        await Results.Problem("Something went wrong on our side. What was saved is safe.", statusCode: 500, extensions: new Dictionary<string, object?> { ["reference"] = reference })
            .ExecuteAsync(httpContext);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed, reference {Reference}")]
    private partial void Say(Exception exception, string method, PathString path, string reference);
}
