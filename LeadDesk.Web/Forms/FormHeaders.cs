using LeadDesk.Core.Desk.Forms;
using LeadDesk.Core.Leads;
using LeadDesk.Web.Security;

namespace LeadDesk.Web.Forms;

/// <summary>What browsers are told about forms: which sites may frame, read and send them.</summary>
internal static class FormHeaders
{
    private static readonly string[] Methods = ["GET", "POST"];

    /// <summary>Whether the site from which a browser sends may do so. Programs, which name none, may.</summary>
    public static bool Admits(WebForm form, HttpRequest request) =>
        request.Headers.Origin is not [{ } origin, ..] || SameOrigin.Is(request) || (FormEntry.OriginOf(origin) is { } site && form.Origins.Contains(site));

    /// <summary>Lets scripts of the form's sites read the answer.</summary>
    public static void Share(WebForm form, HttpContext context)
    {
        context.Response.Headers.Vary = "Origin";

        if (context.Request.Headers.Origin is [{ } origin, ..] && Admits(form, context.Request))
        {
            context.Response.Headers.AccessControlAllowOrigin = origin;
            context.Response.Headers.AccessControlAllowMethods = string.Join(", ", Methods);
            context.Response.Headers.AccessControlAllowHeaders = "Content-Type, Accept";
            context.Response.Headers.AccessControlMaxAge = "600";
        }
    }

    /// <summary>Lets the form's sites show its page in a frame, and lets it lead to where it thanks.</summary>
    public static void Frame(WebForm form, HttpContext context)
    {
        var target = form.RedirectTo is { } to && Uri.TryCreate(to, UriKind.Absolute, out var address) ? $" {address.GetLeftPart(UriPartial.Authority)}" : "";
        var sites = form.Origins.Count == 0 ? "" : " " + string.Join(' ', form.Origins);
        context.Features.Set(new OpenPage($"default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'{target}; base-uri 'none'; frame-ancestors 'self'{sites}"));
    }
}
