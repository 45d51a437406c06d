namespace LeadDesk.Web.Security;

internal static class SecurityHeaders
{
    // Bars and virtualised lists get their size from style attributes; style elements and scripts only come from files of ours.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; " +
        "font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    private static readonly KeyValuePair<string, string>[] Always =
    [
        new("Content-Security-Policy", Policy),
        new("X-Content-Type-Options", "nosniff"),
        new("X-Frame-Options", "DENY"),
        new("Referrer-Policy", "same-origin"),
        new("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // Last before the answer leaves, so that nothing replaces them.
        context.Response.OnStarting(() =>
        {
            Write(context.Response, context.Features.Get<OpenPage>());
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Write(HttpResponse response, OpenPage? open)
    {
        foreach (var (name, value) in Always)
        {
            response.Headers[name] = value;
        }

        if (open is not null)
        {
            // The older header knows no list of sites; the policy says which may frame the page.
            response.Headers.ContentSecurityPolicy = open.Policy;
            response.Headers.XFrameOptions = default;
            response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        }

        if (response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
        {
            response.Headers.CacheControl = "no-store";
        }
    }
}
