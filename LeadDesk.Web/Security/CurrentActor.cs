using System.Globalization;
using System.Security.Claims;
using LeadDesk.Core.Team;
using Microsoft.AspNetCore.Components.Authorization;

namespace LeadDesk.Web.Security;

/// <summary>Who sits at this page, asked anew for every verb, so that a disabled person's open page stops working.</summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication)
{
    public const string NameClaim = "ld:name", RoleClaim = "ld:role";

    public async Task<Actor?> FindAsync() => Of((await authentication.GetAuthenticationStateAsync()).User);

    public async Task<Actor> GetAsync() => await FindAsync() ?? throw new UnauthorizedAccessException("Nobody is signed in.");

    /// <summary>The person of a sign-in cookie, or null for a stranger.</summary>
    public static Actor? Of(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true }
        && int.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)
        && Enum.TryParse<Role>(user.FindFirstValue(RoleClaim), out var role)
            ? Actor.Person(id, user.FindFirstValue(NameClaim) ?? "", role)
            : null;
}
