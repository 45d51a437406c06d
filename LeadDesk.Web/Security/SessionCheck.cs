using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace LeadDesk.Web.Security;

/// <summary>
/// Holds a cookie against the database: at every page, and for the rest of the requests whenever the last check is long ago. Were a page
/// let in on an old check, its live connection would start to count anew, and the sign-in page would send an ended session back to it.
/// </summary>
internal static class SessionCheck
{
    public static async Task RunAsync(CookieValidatePrincipalContext context)
    {
        // The page that says what went wrong is for everybody, and must not ask the database that may have gone wrong.
        if (context.Request.Path == "/problem")
        {
            context.RejectPrincipal();
            return;
        }

        var checkedAt = context.Properties.IssuedUtc;
        context.Properties.IssuedUtc = IsPage(context.Request) ? null : checkedAt;
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        context.Properties.IssuedUtc ??= checkedAt;
    }

    private static bool IsPage(HttpRequest request) => !request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) && !Path.HasExtension(request.Path);
}
