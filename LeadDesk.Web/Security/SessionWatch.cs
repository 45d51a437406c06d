using System.Security.Claims;
using LeadDesk.Core.Desk.People;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LeadDesk.Web.Security;

/// <summary>Looks after each open page whether its person may still be there; if not, the page goes to sign-in.</summary>
internal sealed class SessionWatch(ILoggerFactory logs, StillSignedIn question, IOptions<SecurityOptions> security, IOptions<IdentityOptions> identity)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => security.Value.Revalidate;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        CurrentActor.Of(authenticationState.User) is { UserId: { } id }
            ? question.RunAsync(id, authenticationState.User.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType), cancellationToken)
            : Task.FromResult(false);
}
