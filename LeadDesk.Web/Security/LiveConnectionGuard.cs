namespace LeadDesk.Web.Security;

internal static class LiveConnectionGuard
{
    /// <summary>
    /// The live connection of open pages: no strangers, and no pages of other sites, whose WebSockets a browser lets carry our cookie.
    /// </summary>
    public static void UseLiveConnectionGuard(this WebApplication app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        if (IsForeign(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        if (CurrentActor.Of(context.User) is null)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        return next(context);
    });

    // "null" is what sandboxed frames and files send. A default port may be written or not.
    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin is [{ } origin, ..]
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && Uri.TryCreate($"{page.Scheme}://{request.Host}", UriKind.Absolute, out var here)
            && string.Equals(page.Authority, here.Authority, StringComparison.OrdinalIgnoreCase));
}
