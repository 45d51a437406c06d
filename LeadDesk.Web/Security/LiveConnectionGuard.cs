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

        if (context.Request.Headers.Origin.Count > 0 && !SameOrigin.Is(context.Request))
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
}
