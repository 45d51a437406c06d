namespace LeadDesk.Web.Security;

internal static class SameOrigin
{
    /// <summary>
    /// Whether the page that asks is one of ours. "null", which sandboxed frames and files send, is not. A default port may be written or not, and a proxy
    /// may have taken off the https.
    /// </summary>
    public static bool Is(HttpRequest request) =>
        request.Headers.Origin is [{ } origin, ..]
        && Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && Uri.TryCreate($"{page.Scheme}://{request.Host}", UriKind.Absolute, out var here)
        && string.Equals(page.Authority, here.Authority, StringComparison.OrdinalIgnoreCase);
}
