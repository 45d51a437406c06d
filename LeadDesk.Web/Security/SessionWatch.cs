using System.Data.Common;
using System.Security.Claims;
using LeadDesk.Core.Desk.People;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LeadDesk.Web.Security;

/// <summary>Looks after each open page whether its person may still be there; if not, the page goes to sign-in.</summary>
internal sealed partial class SessionWatch(
    ILoggerFactory logs, ILogger<SessionWatch> log, StillSignedIn question, IOptions<SecurityOptions> security, IOptions<IdentityOptions> identity)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => security.Value.Revalidate;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (CurrentActor.Of(authenticationState.User) is not { UserId: { } id })
        {
            return false;
        }

        try
        {
            return await question.RunAsync(id, authenticationState.User.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType), cancellationToken);
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or InvalidOperationException { InnerException: DbException })
        {
            // While the database does not answer, a page can do nothing in it. Thrown out, everybody would lose what they were typing.
            Say(failure, id);
            return true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The session of person {Person} could not be checked; it is asked for again")]
    private partial void Say(Exception failure, int person);
}
