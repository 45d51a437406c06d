using System.Security.Claims;
using LeadDesk.Core.Team;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LeadDesk.Web.Security;

/// <summary>Name and role travel in the sign-in cookie; changing either renews the security stamp and so the cookie.</summary>
internal sealed class PersonClaims(UserManager<AppUser> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<AppUser>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(CurrentActor.NameClaim, user.DisplayName));
        identity.AddClaim(new Claim(CurrentActor.RoleClaim, user.Role.ToString()));
        identity.AddClaim(new Claim(identity.RoleClaimType, user.Role.ToString()));
        return identity;
    }
}
