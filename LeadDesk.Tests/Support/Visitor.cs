using System.Security.Claims;
using LeadDesk.Core.Team;
using LeadDesk.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;

namespace LeadDesk.Tests.Support;

/// <summary>A page's visitor.</summary>
public sealed class Visitor(Actor person) : AuthenticationStateProvider
{
    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, $"{person.UserId}"), new(CurrentActor.NameClaim, person.Name), new(CurrentActor.RoleClaim, $"{person.Role}")], "test"))));
}
